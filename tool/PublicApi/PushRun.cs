using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>
/// Carries a push out, request by request, and then reads back what Segment holds: however it ended, what it says of a rule is what is
/// live, for an answer can be lost, and a confirmation be wrong.
/// </summary>
internal sealed class PushRun(PublicApiClient client, string id, IReadOnlyList<JsonValue> before, TimeProvider time)
{
    /// <summary>How long a cancelled push waits for the answer to its last request, and to the question of what is live.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly HashSet<RuleId> _sent = [];
    private readonly HashSet<RuleId> _confirmed = [];

    /// <param name="writes">Rules to add or to change.</param>
    /// <param name="deletes">Rules to delete.</param>
    /// <param name="cancellation">Stops before the next request; the one under way is answered first.</param>
    public async Task<PushOutcome> RunAsync(IReadOnlyList<JsonValue> writes, IReadOnlyList<RuleId> deletes, CancellationToken cancellation)
    {
        Exception? failure = null;
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using (cancellation.Register(() => patience.CancelAfter(Grace)))
        {
            try
            {
                foreach (var chunk in writes.Chunk(PublicApiClient.MaxRules))
                    await Step(chunk.Select(RuleId.Of), () => client.Write(id, chunk, patience.Token), cancellation).ConfigureAwait(false);
                foreach (var chunk in deletes.Chunk(PublicApiClient.MaxRulesInQuery))
                    await Step(chunk, () => client.Delete(id, chunk, patience.Token), cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsExpected(exception))
            {
                failure = exception;
            }
        }

        var (live, blindness) = await ReadBack(cancellation).ConfigureAwait(false);
        var former = before.ToDictionary(RuleId.Of);
        return new PushOutcome
        {
            Failure = failure,
            Blindness = blindness,
            Written = [.. writes.Select(rule => (RuleId.Of(rule), StateOf(RuleId.Of(rule), rule, former.GetValueOrDefault(RuleId.Of(rule)), live)))],
            Deleted = [.. deletes.Select(rule => (rule, StateOf(rule, null, former[rule], live)))],
        };
    }

    private async Task Step(IEnumerable<RuleId> rules, Func<Task> send, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var chunk = rules.ToList();
        _sent.UnionWith(chunk);
        await send().ConfigureAwait(false);
        _confirmed.UnionWith(chunk);
    }

    private async Task<(Dictionary<RuleId, JsonValue>? Live, Exception? Blindness)> ReadBack(CancellationToken cancellation)
    {
        // Who has cancelled still wants to know, but not for long; nothing was sent that would have to be read back otherwise.
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var registration = cancellation.Register(() => patience.CancelAfter(Grace));
        try
        {
            if (_sent.Count == 0)
                return (before.ToDictionary(RuleId.Of), null);
            return ((await client.Rules(id, patience.Token).ConfigureAwait(false)).ToDictionary(RuleId.Of), null);
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            return (null, exception);
        }
    }

    private RuleState StateOf(RuleId rule, JsonValue? wanted, JsonValue? former, Dictionary<RuleId, JsonValue>? live)
    {
        if (live is null)
            return !_sent.Contains(rule) ? RuleState.Unsent : _confirmed.Contains(rule) ? RuleState.Confirmed : RuleState.Unknown;
        var held = live.GetValueOrDefault(rule);
        return Says(held, wanted) ? RuleState.Live
            : !_sent.Contains(rule) ? RuleState.Unsent
            : Says(held, former) ? RuleState.Former
            : RuleState.Other;
    }

    private static bool Says(JsonValue? held, JsonValue? rule) =>
        held is null || rule is null ? held is null && rule is null : RuleComparison.AreSame(held, rule);

    private static bool IsExpected(Exception exception) => exception is OperationCanceledException or InputException or IOException;
}

/// <summary>What is known of a rule that a push was to write or to delete.</summary>
internal enum RuleState
{
    /// <summary>As the plan wants it: Segment has shown it so.</summary>
    Live,

    /// <summary>No request has named it.</summary>
    Unsent,

    /// <summary>A request has named it, and Segment shows it as it was before.</summary>
    Former,

    /// <summary>A request has named it, and Segment shows neither what was sent nor what was there.</summary>
    Other,

    /// <summary>Segment has confirmed it, and could not be asked again.</summary>
    Confirmed,

    /// <summary>A request has named it, no answer came, and Segment could not be asked.</summary>
    Unknown,
}

/// <summary>How a push ended.</summary>
internal sealed record PushOutcome
{
    /// <summary>What ended it early; null when every request was confirmed.</summary>
    public required Exception? Failure { get; init; }

    /// <summary>Why Segment could not be asked what is live; null when it could.</summary>
    public required Exception? Blindness { get; init; }

    public required IReadOnlyList<(RuleId Rule, RuleState State)> Written { get; init; }

    public required IReadOnlyList<(RuleId Rule, RuleState State)> Deleted { get; init; }

    public bool IsWhole => Failure is null && Blindness is null && Written.Concat(Deleted).All(rule => rule.State == RuleState.Live);
}
