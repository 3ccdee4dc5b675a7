using System.Text;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.CodeFixes;
using TrackingPlan.Language.Shapes;

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
    [InlineData(true)]
    [InlineData(false)]
    public Task Line_breaks_and_byte_order_mark_stay_as_they_are(bool hasMark) => new FixTest<UnknownEventAnalyzer, AddEventToPlanFix>(
        """class Orders { void Send() => Segment.Analytics.Client.Track("u", {|TRK2002:"Order Completed"|}); }""",
        """class Orders { void Send() => Segment.Analytics.Client.Track("u", "Order Completed"); }""",
        Clients.AnalyticsNet)
        .WithFile(
            "/app/test.plan.json",
            "{\r\n\t\"name\": \"Shop\",\r\n\t\"events\": {\r\n\t\t\"Cart Viewed\": {}\r\n\t}\r\n}\r\n",
            "{\r\n\t\"name\": \"Shop\",\r\n\t\"events\": {\r\n\t\t\"Cart Viewed\": {},\r\n\t\t\"Order Completed\": {\r\n\t\t\t\"description\": \"\",\r\n\t\t\t\"properties\": {}\r\n\t\t}\r\n\t}\r\n}\r\n",
            new UTF8Encoding(hasMark)).Run();

    [Fact]
    public async Task A_project_that_is_built_for_two_frameworks_gets_the_event_once()
    {
        var files = await FileFix.FixAllAsync(
            new UnknownEventAnalyzer(),
            new AddEventToPlanFix(),
            FixAllScope.Solution,
            frameworks: 2,
            ("/app/test.plan.json", """{ "events": {} }"""),
            ("/app/src/Code.cs", """class Orders(TrackingPlan.ISegmentClient client) { void Send() => TrackingPlan.UntypedCalls.TrackUntyped(client, "u", "Order Completed"); }"""));

        Assert.Single(PlanReader.Read(files["/app/test.plan.json"].ToString(), "test.plan.json").Model!.Calls);
    }

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
        var change = NewEvents.AddEvents(text, [new("New \u2028 Event", [("x", "\"string\"")])]);
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
    public void What_is_no_native_plan_is_not_edited(string json) => Assert.Null(NewEvents.AddEvents(SourceText.From(json), [new("A", [])]));
}
