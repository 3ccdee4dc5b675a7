using System.Text;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Analysis.Code;
using TrackingPlan.CodeFixes;
using TrackingPlan.Plan;

namespace TrackingPlan.Analysis.Tests.Fixes;

public sealed class AddEventToPlanFixTests
{
    private const string Before = """
        using Segment.Model;

        class Orders
        {
            void Send(string id, decimal total, object extra, System.DateTime at)
            {
                Segment.Analytics.Client.Track("u", {|TRK2002:"Order Completed"|}, new Properties { { "order_id", id }, { "total", total }, { "items", 3 }, { "gift", true }, { "extra", extra }, { "at", at } });
                Segment.Analytics.Client.Track("u", {|TRK2002:"Order \"Gone\""|});
                Segment.Analytics.Client.Track("u", {|TRK2002:"Order \"Gone\""|});
            }
        }
        """;

    private static readonly string After = Before.Replace("{|TRK2002:", "").Replace("|}", "");

    [Fact]
    public Task Behind_the_last_event_in_the_layout_of_the_file() => new FixTest<UnknownEventAnalyzer, AddEventToPlanFix>(Before, After, Clients.AnalyticsNet)
        .WithFile("/app/test.plan.json",
            """
            {
                "name": "Shop",
                "events": {
                    "Cart Viewed": {
                        "description": "Somebody looks."
                    }
                },
                "identify": {}
            }
            """,
            """
            {
                "name": "Shop",
                "events": {
                    "Cart Viewed": {
                        "description": "Somebody looks."
                    },
                    "Order Completed": {
                        "description": "",
                        "properties": {
                            "order_id": { "type": "string" },
                            "total": { "type": "number" },
                            "items": { "type": "integer" },
                            "gift": { "type": "boolean" },
                            "extra": {},
                            "at": { "type": "string" }
                        }
                    },
                    "Order \"Gone\"": {
                        "description": "",
                        "properties": {}
                    }
                },
                "identify": {}
            }
            """).Run();

    [Theory]
    [InlineData("{ \"name\": \"Shop\", \"events\": { } }")]
    [InlineData("{\"events\":{}}")]
    [InlineData("{\"events\":{\"A\":{}}}")]
    [InlineData("{}")]
    [InlineData("{\r\n\t\"name\": \"Shop\"\r\n}\r\n")]
    [InlineData("\uFEFF{\r\n  \"events\": {\r\n    \"A\": {}\r\n  }\r\n}")]
    public void Any_layout_stays_a_plan_and_keeps_its_line_breaks_and_byte_order_mark(string json)
    {
        var text = SourceText.From(json, Encoding.UTF8);
        var change = PlanText.AddEvent(text, new("New \u2028 Event", [("x", "\"string\"")]));
        var after = text.WithChanges(change!.Value).ToString();
        var reading = PlanReader.Read(after, "test.plan.json");

        Assert.Empty(reading.Findings.Select(finding => finding.Message));
        Assert.Contains(reading.Model!.Calls, call => call.Name == "New \u2028 Event" && call.Body.Properties.Count == 1);
        Assert.Equal(json.StartsWith('\uFEFF'), after.StartsWith('\uFEFF'));
        if (json.Contains('\r'))
            Assert.DoesNotContain('\n', after.Replace("\r\n", ""));
        else
            Assert.DoesNotContain('\r', after);
    }

    [Theory]
    [InlineData("{ \"rules\": [] }")]
    [InlineData("{ \"events\": { ")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_native_plan_is_not_edited(string json) => Assert.Null(PlanText.AddEvent(SourceText.From(json), new("A", [])));
}
