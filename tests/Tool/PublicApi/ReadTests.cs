using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>A plan in Segment is read whole, in pages and within its limits, or not at all.</summary>
public class ReadTests
{
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
        segment.Rules.Add(LiveRule.Of("TRACK", "A"));
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
}
