using System.Globalization;
using TrackingPlan.Json;
using TrackingPlan.Plan.Diff;
using TrackingPlan.Tool.Formats;

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
        await using var segment = await StandInSegment.StartAsync(throttled: 1, reset: TimeSpan.FromMinutes(10));
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
        var pruned = await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply", "--prune");
        Assert.Equal(0, pruned.ExitCode);
        Assert.Contains("EVENT_REMOVED", pruned.Output);
        Assert.Equal(["Segment Consent Preference Updated", null], segment.Rules.Select(r => r.TextOf("key")));
    }

    [Fact]
    public async Task A_pull_keeps_what_segment_cannot_hold()
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        folder.Write("app.plan.json", Plans.Referral.Text);
        await folder.RunAsync("push", "app.plan.json", "--to", "tp_1", "--apply");
        var pull = await folder.RunAsync("pull", "tp_1", "--output", "app.plan.json");
        Assert.Equal((0, "Wrote app.plan.json.\n"), (pull.ExitCode, pull.Error));
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
