using System.Text.RegularExpressions;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Shapes.PublicApi.Writing;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>
/// A push of 450 rules against a Segment that fails, stalls, truncates and lies at any of its requests, or with Ctrl-C at any of them:
/// what the tool says is live is what is live.
/// </summary>
public sealed partial class PushChaosTests
{
    private const int Added = 430, Changed = 20, Same = 20, Old = 45;

    /// <summary>The plan, its rules, three writes, three deletions, and three pages read back.</summary>
    private const int Requests = 11;

    private static readonly bool[] Once = [false, true];

    private static readonly Fault?[] WhileCancelled = [null, Fault.Stall, Fault.StallAfter];

    private static readonly string Plan = JsonText.Of(JsonBuild.Object(
        ("name", JsonBuild.Text("Live plan")),
        ("events", JsonBuild.Object(Enumerable.Range(0, Added + Changed + Same).Select(i => JsonBuild.Member($"E{i}", Event(i)))))));

    private static readonly Dictionary<string, JsonValue> Wanted = SegmentWriter.Rules(Draft07.Plan(Plans.Document(Plan), [])).ToDictionary(rule => rule.TextOf("key")!);

    /// <summary>Each fault at each request, once and for good: as many of them as fit into a few seconds; all by <c>TRACKING_PLAN_LENGTH=1000</c>.</summary>
    [Fact]
    public async Task What_it_says_is_live_is_live_whatever_goes_wrong()
    {
        var cases = (
            from number in Enumerable.Range(0, Requests)
            from fault in Enum.GetValues<Fault>()
            from stays in Once
            select (number, fault, stays)).ToArray();
        var seed = Campaign.Seed;
        new Random(seed).Shuffle(cases);
        foreach (var (number, fault, stays) in cases.Take(Campaign.Length(60)))
            await Check($"seed {seed}: {fault} at request {number}{(stays ? " and after" : "")}", n => n == number || (stays && n > number) ? fault : null, null);
    }

    [Fact]
    public async Task What_it_says_is_live_is_live_when_it_is_cancelled()
    {
        foreach (var number in Enumerable.Range(0, Requests))
        {
            foreach (var fault in WhileCancelled)
                await Check($"cancelled at request {number}, {fault}", n => n == number ? fault : null, number);
        }
    }

    private static async Task Check(string what, Func<int, Fault?> faults, int? cancelled)
    {
        await using var segment = await StandInSegment.StartAsync();
        segment.Rules.AddRange(Enumerable.Range(0, Changed).Select(i => Rule($"E{i}")));
        segment.Rules.AddRange(Enumerable.Range(Changed, Same).Select(i => Wanted[$"E{i}"]));
        segment.Rules.AddRange(Enumerable.Range(0, Old).Select(i => Rule($"Old{i}")));
        var before = segment.Rules.ToDictionary(rule => rule.TextOf("key")!);
        var time = new ImpatientTime();
        using var folder = segment.Tool(time);
        folder.Write("app.plan.json", Plan);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        segment.FaultAt = faults;
        segment.Stalled = time.Expire;
        segment.Arrived = n =>
        {
            if (n == cancelled)
                stop.Cancel();
        };

        var result = await folder.RunAsync(stop.Token, "push", "app.plan.json", "--to", "tp_1", "--apply", "--prune", "45");

        var told = $"{what}\n{result.ExitCode}: {result.Error}{result.Output[(result.Output.IndexOf(" to add, ", StringComparison.Ordinal) + 1)..]}";
        Assert.DoesNotContain("unexpected", result.Error, StringComparison.Ordinal);
        Assert.InRange(result.Error.Count(c => c == '\n'), 0, 1);
        var live = segment.Rules.ToDictionary(rule => rule.TextOf("key")!);
        var states = State().Matches(result.Output).ToDictionary(match => match.Groups["key"].Value, match => match.Groups["state"].Value);
        var isToldLive = result.ExitCode == 0 || result.Error.Contains("Live now: ", StringComparison.Ordinal);
        var isConfirmed = result.Error.Contains("Confirmed: ", StringComparison.Ordinal);
        if (!isToldLive && !isConfirmed)
        {
            Assert.True(AreSame(live, before), told);
            Assert.True(cancelled is null || result.Error.Contains("othing was written", StringComparison.Ordinal), told);
            return;
        }

        var (written, deleted) = (0, 0);
        foreach (var key in Wanted.Keys.Concat(before.Keys).Distinct())
        {
            var (wanted, former, now) = (Wanted.GetValueOrDefault(key), before.GetValueOrDefault(key), live.GetValueOrDefault(key));
            var (isDone, isFormer) = (Says(now, wanted), Says(now, former));
            if (isDone && !Says(wanted, former))
                _ = wanted is null ? deleted++ : written++;
            switch (states.GetValueOrDefault(key))
            {
                case null when isConfirmed:
                    break;
                case null:
                    Assert.True(isDone, $"{key} is told to be done and is not.\n{told}");
                    break;
                case "unknown":
                    Assert.True(isConfirmed, told);
                    break;
                case "not as it was sent":
                    Assert.True(!isDone && !isFormer, $"{key}\n{told}");
                    break;
                default:
                    Assert.True(isFormer && !isDone, $"{key} is told to be as it was and is not.\n{told}");
                    break;
            }
        }

        if (!isToldLive)
            return;
        if (result.ExitCode == 0)
            Assert.True((written, deleted) == (Added + Changed, Old), told);
        else
            Assert.True(result.Error.Contains($"Live now: {written} of {Added + Changed} rules written, {deleted} of {Old} rules deleted", StringComparison.Ordinal), $"{written}, {deleted}\n{told}");
        Assert.True(cancelled is null || result.ExitCode is 0 or ExitCode.Cancelled, told);
    }

    private static bool AreSame(Dictionary<string, JsonValue> left, Dictionary<string, JsonValue> right) =>
        left.Count == right.Count && left.All(rule => Says(rule.Value, right.GetValueOrDefault(rule.Key)));

    private static bool Says(JsonValue? left, JsonValue? right) => left is null || right is null ? left is null && right is null : left.SameAs(right);

    private static JsonValue Event(int i) =>
        JsonBuild.Object(("version", JsonBuild.Number(1)), ("properties", JsonBuild.Object(("n", JsonBuild.Object(("const", JsonBuild.Number(i)))))));

    private static JsonValue Rule(string key) =>
        SegmentWriter.Rules(Draft07.Plan(Plans.Document($$"""{ "events": { "{{key}}": { "version": 1, "properties": { "former": { "type": "string" } } } } }"""), []))[0];

    [GeneratedRegex("^(?<state>not written|not written, though it was sent|not deleted|not deleted, though it was sent|not as it was sent|unknown): TRACK \"(?<key>\\w+)\"\r?$", RegexOptions.Multiline)]
    private static partial Regex State();
}
