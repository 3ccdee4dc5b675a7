using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>What a push writes to Segment, what it deletes, and what it leaves alone.</summary>
public class PushTests
{
    [Fact]
    public async Task Nothing_is_written_until_apply_is_said()
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        var plan = folder.Write("app.plan.json", Plans.Referral.Text);
        var dry = await folder.RunAsync("push", plan, "--to", "tp_1");
        Assert.Equal((0, ""), (dry.ExitCode, dry.Error));
        Assert.Contains("+ TRACK \"Referral Converted\"\n", dry.Output);
        Assert.Contains("Dry run: nothing was written.", dry.Output);
        Assert.Empty(segment.Rules);
        Assert.DoesNotContain(segment.Requests, r => !r.StartsWith("GET ", StringComparison.Ordinal));

        var wet = await folder.RunAsync("push", plan, "--to", "tp_1", "--apply");
        Assert.Equal(0, wet.ExitCode);
        Assert.Equal(6, segment.Rules.Count);
        var again = await folder.RunAsync("push", plan, "--to", "tp_1");
        Assert.Equal("0 to add, 0 to change, 0 to delete, 6 unchanged.\n", again.Output);
    }

    [Fact]
    public async Task What_only_segment_holds_survives_a_push()
    {
        await using var segment = await StandInSegment.StartAsync();
        foreach (var rule in JsonParser.Parse(Repository.Read("tests/Shared/Examples/segment-public-api-rules.json")).Root["data"]!["rules"]!.Items)
            segment.Rules.Add(rule);
        segment.Rules.Add(LiveRule.Of("TRACK", "Segment Consent Preference Updated"));
        using var folder = segment.Tool();
        await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json");
        var edited = folder.Read("app.plan.json").Replace("\"seats\": {}", "\"seats\": { \"type\": \"integer\" }", StringComparison.Ordinal);
        folder.Write("app.plan.json", edited);

        var labels = segment.Rules.Select(r => r["jsonSchema"]?["labels"]).ToList();
        var common = segment.Rules.Single(r => r.TextOf("type") == "COMMON");
        var push = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply");
        Assert.Equal(0, push.ExitCode);
        Assert.Contains("PROPERTY_TYPE", push.Output);
        Assert.Equal(labels.Select(l => l is null ? "" : JsonText.Of(l)), segment.Rules.Select(r => r["jsonSchema"]?["labels"]).Select(l => l is null ? "" : JsonText.Of(l)));
        Assert.Same(common, segment.Rules.Single(r => r.TextOf("type") == "COMMON"));
        var changed = segment.Rules.Last(r => r.TextOf("key") == "Referral Converted");
        Assert.Equal("integer", changed["jsonSchema"]!["properties"]!["properties"]!["properties"]!["seats"]!.TextOf("type"));
    }

    /// <summary>What Segment gets is draft-07; a word that nobody there knows is not sent, and no difference afterwards either.</summary>
    [Fact]
    public async Task A_push_sends_the_words_of_draft_07_and_no_others()
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        folder.Write("app.plan.json", """
            {
              "name": "Live plan",
              "definitions": { "id": { "type": "any", "csharpName": "Key" } },
              "events": {
                "Order Placed": {
                  "version": 1,
                  "owner": "shop",
                  "properties": {
                    "id": { "$ref": "#/definitions/id", "pii": true },
                    "kind": { "type": ["string", null], "enum": ["a", "b"], "valueNames": { "a": "First" }, "renamedFrom": "sort" },
                    "total": { "type": "number", "minimum": 0, "exclusiveMinimum": true, "nullable": true },
                    "seats": { "type": "integer", "minLength": "3", "deprecated": "Count them.", "$comment": "old" }
                  },
                  "required": ["id"]
                }
              }
            }
            """);
        var push = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply");
        Assert.Equal(
            (0, """
                not held: $.events["Order Placed"].properties["total"].nullable: it is no word of JSON Schema draft-07 and none of the plan's
                not held: $.events["Order Placed"].properties["seats"].minLength: the text "3" means nothing there; expected an integer from 0

                """.ReplaceLineEndings("\n")),
            (push.ExitCode, push.Error));
        Assert.Equal(
            """
            {"type":"object","properties":{"id":{},"kind":{"type":["string","null"],"enum":["a","b"]},"total":{"type":"number","exclusiveMinimum":0},"seats":{"type":"integer"}},"required":["id"]}
            """.Trim(),
            JsonText.Of(Assert.Single(segment.Rules)["jsonSchema"]!["properties"]!["properties"]!));
        var again = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1");
        Assert.Contains("0 to add, 0 to change, 0 to delete, 1 unchanged.", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_prune_deletes_and_never_what_is_segments_own()
    {
        await using var segment = await StandInSegment.StartAsync();
        segment.Rules.AddRange([LiveRule.Of("TRACK", "Segment Consent Preference Updated"), LiveRule.Of("COMMON", null), LiveRule.Of("TRACK", "Old & gone"), LiveRule.Of("TRACK", "Old & gone", 2)]);
        using var folder = segment.Tool();
        folder.Write("app.plan.json", """{ "name": "Live plan", "events": {} }""");
        var kept = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply");
        Assert.Contains("= TRACK \"Old & gone\" version 2 (not in the plan; --prune deletes it)", kept.Output);
        Assert.Equal(4, segment.Rules.Count);
        var pruned = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply", "--prune", "2");
        Assert.Equal(0, pruned.ExitCode);
        Assert.Contains("EVENT_REMOVED", pruned.Output);
        Assert.Equal(["Segment Consent Preference Updated", null], segment.Rules.Select(r => r.TextOf("key")));
    }

    /// <summary>A plan that came to nothing must not empty Segment: who deletes says how many.</summary>
    [Fact]
    public async Task Deleting_needs_the_number_of_what_is_deleted()
    {
        await using var segment = await StandInSegment.StartAsync();
        segment.Rules.AddRange([LiveRule.Of("TRACK", "A"), LiveRule.Of("TRACK", "B"), LiveRule.Of("TRACK", "C")]);
        using var folder = segment.Tool();
        folder.Write("app.plan.json", """{"events":{}}""");

        var dry = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--prune");
        Assert.Equal(0, dry.ExitCode);
        Assert.EndsWith("- TRACK \"C\"\n  EVENT_REMOVED: event 'A' was removed\n  EVENT_REMOVED: event 'B' was removed\n  EVENT_REMOVED: event 'C' was removed\n0 to add, 0 to change, 3 to delete, 0 unchanged.\nDry run: nothing was written. Run it again with --prune 3 --apply to write.\n", dry.Output, StringComparison.Ordinal);
        var unsaid = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--prune", "--apply");
        Assert.Equal((2, "tracking-plan: nothing was written: to delete the 3 rules above, say --prune 3.\n"), (unsaid.ExitCode, unsaid.Error));
        var wrong = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--prune", "2", "--apply");
        Assert.Equal((2, "tracking-plan: nothing was written: --prune 2 is not what would be deleted; look at the 3 rules above, and say --prune 3 if they are to go.\n"), (wrong.ExitCode, wrong.Error));
        var mistyped = await folder.AnswerAsync("y", "push", "app.plan.json", "--to", "tp_1", "--prune", "--apply");
        Assert.Equal((2, "tracking-plan: nothing was written: 3 was not typed.\n"), (mistyped.ExitCode, mistyped.Error));
        Assert.Equal(3, segment.Rules.Count);
        var typed = await folder.AnswerAsync("3", "push", "app.plan.json", "--to", "tp_1", "--prune", "--apply");
        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.Contains("This deletes 3 rules of Live plan. Type their number to go on: ", typed.Output, StringComparison.Ordinal);
        Assert.Empty(segment.Rules);
    }

    [Fact]
    public async Task What_a_plan_cannot_hold_is_named_and_never_deleted()
    {
        await using var segment = await StandInSegment.StartAsync();
        segment.Rules.AddRange([LiveRule.Of("PAGE", "Home"), LiveRule.Of("PAGE", "Pricing"), LiveRule.Of("IDENTIFY", null), LiveRule.Of("IDENTIFY", null, 2), LiveRule.Of("TRACK", "A"), LiveRule.Of("COMMON", null)]);
        using var folder = segment.Tool();
        Assert.Equal(0, (await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json")).ExitCode);
        var push = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--prune", "0", "--apply");
        Assert.Equal((0, ""), (push.ExitCode, push.Error));
        Assert.Contains("= PAGE \"Home\" (never deleted: a plan holds one PAGE, and has another)\n", push.Output, StringComparison.Ordinal);
        Assert.Contains("= IDENTIFY (never deleted: a plan holds one IDENTIFY, and has another)\n", push.Output, StringComparison.Ordinal);
        Assert.EndsWith("0 to add, 0 to change, 0 to delete, 3 unchanged.\n", push.Output, StringComparison.Ordinal);
        Assert.Equal(6, segment.Rules.Count);

        folder.Write("typewriter.plan.json", """{"rules":[{"type":"TRACK","key":"A","version":1,"jsonSchema":{"eventMetadata":{"name":"A"},"type":"object","properties":{}}}]}""");
        var other = await folder.RunAsync("push", "typewriter.plan.json", "--to", "tp_1", "--prune", "--apply");
        Assert.Equal((2, "tracking-plan: typewriter.plan.json: --prune would delete rules that a file of this shape cannot hold; import it as a native plan first.\n"), (other.ExitCode, other.Error));
    }

    /// <summary>A real process and a real signal, in the middle of the second of three writes.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Ctrl_C_says_how_many_rules_are_live()
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs signals of Unix");
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        var events = Enumerable.Range(0, 450).Select(i => JsonBuild.Member(string.Create(CultureInfo.InvariantCulture, $"Event {i}"), JsonBuild.Object()));
        folder.Write("app.plan.json", JsonText.Of(JsonBuild.Object(("name", JsonBuild.Text("Live plan")), ("events", JsonBuild.Object(events)))));
        using var process = ToolProcess.Start(folder, folder.Variables, "push", "app.plan.json", "--to", "tp_1", "--apply");
        segment.Arrived = number =>
        {
            if (number == 3)
                Command.RunAsync("kill", folder.Path, ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]).Wait(TestContext.Current.CancellationToken);
        };

        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // The request that is under way is answered first; the signal may come a moment after that answer.
        var live = segment.Rules.Count;
        Assert.True(live is 400 or 450, $"{live} rules are live");
        Assert.Equal(450 - live, (await output).Split('\n').Count(line => line.StartsWith("not written: TRACK ", StringComparison.Ordinal)));
        if (live < 450)
            Assert.Equal((ExitCode.Cancelled, "tracking-plan: cancelled. Live now: 400 of 450 rules written. The others stand above; push again to go on.\n"), (process.ExitCode, error));
    }
}
