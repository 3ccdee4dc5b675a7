using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>What a pull makes of the plan that is here.</summary>
public class PullTests
{
    [Fact]
    public async Task A_pull_keeps_what_was_not_pushed_yet_with_comments_and_layout_and_says_what_changed()
    {
        await using var segment = await StandInSegment.StartAsync();
        segment.Rules.AddRange([LiveRule.Of("TRACK", "Order Placed"), LiveRule.Of("TRACK", "Order Paid"), LiveRule.Of("IDENTIFY", null)]);
        using var folder = segment.Tool();
        folder.Write("app.plan.json", """
            // The shop's plan.
            {
                "name":  "Shop",
                "events": {
                    // Not pushed yet.
                    "Cart Left": { "owner": "growth",   "properties": { "id": { "type": "string" } } },
                    "Order Placed": { "version": 1 } // the heart of it
                },
                /* who reads it */ "audiences": {}
            }

            """.ReplaceLineEndings("\r\n"));
        var pull = await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json");
        Assert.Equal((0, ""), (pull.ExitCode, pull.ExitCode == 0 ? "" : pull.Error));
        Assert.Equal(
            "only here: $.events[\"Cart Left\"]: stays; push adds it to Segment, unless it was deleted there and is to go here too\n"
            + "EVENT_ADDED: event 'Order Paid' was added\nCALL_ADDED: identify was added\nWrote app.plan.json.\n",
            pull.Error);
        Assert.Equal(
            """
            // The shop's plan.
            {
                "name":  "Shop",
                "events": {
                    // Not pushed yet.
                    "Cart Left": { "owner": "growth",   "properties": { "id": { "type": "string" } } },
                    "Order Placed": { "version": 1 }, // the heart of it
                    "Order Paid": {
                        "version": 1
                    }
                },
                /* who reads it */ "audiences": {},
                "identify": {
                    "version": 1
                }
            }

            """.ReplaceLineEndings("\r\n"),
            folder.Read("app.plan.json"));
        var again = await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json");
        Assert.EndsWith("app.plan.json already says what Segment holds; it was left as it is.\n", again.Error, StringComparison.Ordinal);
        var push = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--prune");
        Assert.EndsWith("1 to add, 0 to change, 0 to delete, 3 unchanged.\nDry run: nothing was written. Run it again with --apply to write.\n", push.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"rules":[]}""", "app.plan.json: is no native plan, and nothing else is merged into; name another --output, or import it first.")]
    [InlineData("""{"name":"A","name":"B","events":{}}""", "app.plan.json(1,13): the key \"name\" stands twice in one object, and rewriting would lose one of them; delete one.")]
    public async Task A_pull_refuses_what_it_cannot_merge_into(string plan, string message)
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        folder.Write("app.plan.json", plan);
        var pull = await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json");
        Assert.Equal((2, $"tracking-plan: {message}\n"), (pull.ExitCode, pull.Error));
        Assert.Equal(plan, folder.Read("app.plan.json"));
    }

    [Fact]
    public async Task A_pull_keeps_what_segment_cannot_hold()
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        folder.Write("app.plan.json", Plans.Referral.Text);
        await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply");
        var pull = await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json");
        Assert.Equal((0, "app.plan.json already says what Segment holds; it was left as it is.\n"), (pull.ExitCode, pull.Error));
        Assert.Equal(PlanFormatter.Format(Plans.Referral).Text, folder.Read("app.plan.json"));

        var channel = segment.Rules.FindIndex(r => r.TextOf("key") == "Referral Invite Sent");
        segment.Rules[channel] = JsonParser.Parse(JsonText.Of(segment.Rules[channel]).Replace("\"copied_link\"", "\"copied_link\",\"sms\"", StringComparison.Ordinal)).Root;
        await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json");
        var changes = PlanDiff.Compare(Plans.Referral.Model, Plans.File("app.plan.json", folder.Read("app.plan.json")).Model);
        Assert.Equal("ENUM_VALUE_ADDED", Assert.Single(changes).Rule.Id);
    }
}
