using TrackingPlan.Tool.Plans;
using System.Globalization;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Shapes.Native.Writing;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.PublicApi;

public class PushAndPullTests
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Thousand_rules_go_there_in_writes_of_two_hundred_and_come_back_page_by_page(bool lastPageSaysNull)
    {
        await using var segment = await StandInSegment.StartAsync(pageSize: 150, lastPageSaysNull);
        using var folder = segment.Tool();
        var events = Enumerable.Range(0, 1_000).Select(i => JsonBuild.Member(
            string.Create(CultureInfo.InvariantCulture, $"Event {i}"),
            JsonBuild.Object(("version", JsonBuild.Number(1)), ("properties", JsonBuild.Object(("n", JsonBuild.Object(("const", JsonBuild.Number(i)))))))));
        folder.Write("big.plan.json", JsonText.Of(JsonBuild.Object(("name", JsonBuild.Text("Live plan")), ("events", JsonBuild.Object(events)))));
        var push = await folder.RunAsync("push", "big.plan.json", "--to", "tp_1", "--apply");
        Assert.Equal((0, ""), (push.ExitCode, push.Error));
        Assert.Equal(5, segment.Requests.Count(r => r.StartsWith("PATCH", StringComparison.Ordinal)));

        var pull = await folder.RunAsync("pull", "tp_1", "--output", "back.plan.json");
        Assert.Equal(0, pull.ExitCode);
        Plans.AssertSame(Plans.File("big", folder.Read("big.plan.json")), Plans.File("back", folder.Read("back.plan.json")));
    }

    [Fact]
    public async Task A_limit_of_rate_is_waited_for()
    {
        await using var segment = await StandInSegment.StartAsync(throttled: 1);
        using var folder = segment.Tool();
        var pull = await folder.RunAsync("pull", "tp_1");
        Assert.Equal(0, pull.ExitCode);
        Assert.Equal(3, segment.Requests.Count);
    }

    [Fact]
    public async Task A_limit_that_lifts_too_late_is_said_and_not_waited_for()
    {
        await using var segment = await StandInSegment.StartAsync(throttled: 1, reset: TimeSpan.FromSeconds(630));
        using var folder = segment.Tool();
        var pull = await folder.RunAsync("pull", "tp_1");
        Assert.Equal(1, pull.ExitCode);
        Assert.Contains("rate limit lifts in 11 minutes", pull.Error);
        Assert.Single(segment.Requests);
    }

    [Fact]
    public async Task What_only_segment_holds_survives_a_push()
    {
        await using var segment = await StandInSegment.StartAsync();
        foreach (var rule in Example["data"]!["rules"]!.Items)
            segment.Rules.Add(rule);
        segment.Rules.Add(Rule("TRACK", "Segment Consent Preference Updated"));
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
        segment.Rules.AddRange([Rule("TRACK", "Segment Consent Preference Updated"), Rule("COMMON", null), Rule("TRACK", "Old & gone"), Rule("TRACK", "Old & gone", 2)]);
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
        segment.Rules.AddRange([Rule("TRACK", "A"), Rule("TRACK", "B"), Rule("TRACK", "C")]);
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
        segment.Rules.AddRange([Rule("PAGE", "Home"), Rule("PAGE", "Pricing"), Rule("IDENTIFY", null), Rule("IDENTIFY", null, 2), Rule("TRACK", "A"), Rule("COMMON", null)]);
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

    public static TheoryData<string, string, string> OddReads => new()
    {
        { "application/json", """{"data":{"rules":[{"type":"TRACK","key":"A",""", "127.0.0.1 answered GET /tracking-plans/tp_1/rules with broken JSON, 44 characters long, wrong at character " },
        { "application/json", """{"data":{"rules":null,"pagination":{}}}""", "the answer to GET /tracking-plans/tp_1/rules has no list of \"rules\". Run the command again." },
        { "application/json", """{"data":{"rules":[]}}""", "has no \"pagination\", so that nobody knows whether it is all" },
        { "application/json", """{"data":{"rules":[],"pagination":{"totalEntries":3}}}""", "holds 0 where it speaks of 3" },
        { "application/json", """{"data":{"rules":[null],"pagination":{}}}""", "rule 1 of the answer to GET /tracking-plans/tp_1/rules has no type that is known" },
        { "application/json", """{"data":{"rules":[{"type":"TRACK","key":null,"version":1,"jsonSchema":{}}],"pagination":{}}}""", "is a TRACK whose key is no event's name" },
        { "application/json", """{"data":{"rules":[{"type":"TRACK","key":"A","version":1.5,"jsonSchema":{}}],"pagination":{}}}""", "has a version that is no whole number" },
        { "application/json", """{"data":{"rules":[{"type":"TRACK","key":"A","version":1}],"pagination":{}}}""", "has no jsonSchema" },
        { "application/json", """{"data":{"rules":[],"pagination":{"next":7}}}""", "has a \"next\" that is no text" },
        { "application/json", "", "with broken JSON, 0 characters long" },
        { "text/html", "<html>Sign in</html>", "127.0.0.1 answered GET /tracking-plans/tp_1/rules with text/html where JSON was expected. Is a proxy between" },
    };

    /// <summary>What is no whole answer must not be taken for a plan that has lost its rules.</summary>
    [Theory]
    [MemberData(nameof(OddReads))]
    public async Task A_read_that_is_not_whole_is_refused(string mediaType, string answer, string message)
    {
        await using var segment = await StandInSegment.StartAsync();
        segment.Rules.Add(Rule("TRACK", "A"));
        segment.Instead = request => request.Path == "/tracking-plans/tp_1/rules" ? (mediaType, answer) : null;
        using var folder = segment.Tool();
        folder.Write("app.plan.json", """{"events":{}}""");
        foreach (var command in new[] { "push app.plan.json --to tp_1 --prune 1 --apply", "pull tp_1 --output app.plan.json", "diff segment:tp_1 app.plan.json" })
        {
            var result = await folder.RunAsync(command.Split(' '));
            Assert.Equal((ExitCode.ToolFailure, ""), (result.ExitCode, result.Output));
            Assert.Contains(message, Assert.Single(result.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        }

        Assert.Single(segment.Rules);
        Assert.Equal("""{"events":{}}""", folder.Read("app.plan.json"));
    }

    [Fact]
    public async Task A_silence_is_no_cancellation()
    {
        await using var segment = await StandInSegment.StartAsync();
        var time = new ImpatientTime();
        segment.FaultAt = _ => Fault.Stall;
        segment.Stalled = time.Expire;
        using var folder = segment.Tool(time);
        var pull = await folder.RunAsync("pull", "tp_1");
        Assert.Equal((ExitCode.ToolFailure, "tracking-plan: 127.0.0.1 did not answer GET /tracking-plans/tp_1 within 100 seconds.\n"), (pull.ExitCode, pull.Error));
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

    [Fact]
    public async Task A_pull_keeps_what_was_not_pushed_yet_with_comments_and_layout_and_says_what_changed()
    {
        await using var segment = await StandInSegment.StartAsync();
        segment.Rules.AddRange([Rule("TRACK", "Order Placed"), Rule("TRACK", "Order Paid"), Rule("IDENTIFY", null)]);
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

    [Fact]
    public async Task A_plan_in_segment_is_an_input_of_diff()
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        folder.Write("app.plan.json", """{ "name": "Live plan", "events": { "A": { "version": 1 } } }""");
        await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply");
        folder.Write("app.plan.json", """{ "name": "Live plan", "events": { "B": { "version": 1, "properties": { "x": { "type": "string" } } } } }""");
        var diff = await folder.RunAsync("diff", "segment:tp_1", "app.plan.json", "--fail-on", "none");
        Assert.Equal(0, diff.ExitCode);
        Assert.Contains("EVENT_REMOVED", diff.Output);
    }

    [Theory]
    [InlineData("SEGMENT_PUBLIC_API_TOKEN", "", "set SEGMENT_PUBLIC_API_TOKEN")]
    [InlineData("SEGMENT_PUBLIC_API_TOKEN", "wrong", "refused the token (401)")]
    [InlineData("SEGMENT_PUBLIC_API_TOKEN", "sgp_x\ninjected: header", "characters that no token has")]
    [InlineData("SEGMENT_PUBLIC_API_URL", "http://example.com", "is not https")]
    [InlineData("SEGMENT_PUBLIC_API_URL", "file:///etc/passwd", "is no http address")]
    public async Task What_the_environment_says_wrong_is_said_without_the_token(string variable, string value, string expected)
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        folder.Variables[variable] = value;
        var pull = await folder.RunAsync("pull", "tp_1");
        Assert.Equal(2, pull.ExitCode);
        Assert.Contains(expected, pull.Error);
        Assert.DoesNotContain("sgp_", pull.Error);
        Assert.Single(pull.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_plan_that_is_not_there_and_an_unknown_region_are_bad_input()
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        var missing = await folder.RunAsync("pull", "tp_2");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("no such tracking plan", missing.Error);
        var region = await folder.RunAsync("pull", "tp_1", "--region", "mars");
        Assert.Equal(2, region.ExitCode);
    }

    private static JsonValue Example { get; } = JsonParser.Parse(Repository.Read("tests/Tool/Formats/Examples/segment-public-api-rules.json")).Root;

    private static JsonValue Rule(string type, string? key, int version = 1) => JsonBuild.Object(
        ("type", JsonBuild.Text(type)),
        ("key", key is null ? JsonBuild.Null : JsonBuild.Text(key)),
        ("version", JsonBuild.Number(version)),
        ("jsonSchema", JsonBuild.Object(("properties", JsonBuild.Object(("properties", JsonBuild.Object()), ("traits", JsonBuild.Object()), ("context", JsonBuild.Object()))))));
}
