using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.PublicApi.Writing;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>
/// What a push would do to the rules in Segment. Only the part of a rule that the plan describes is replaced: labels, constraints on
/// <c>context</c> and whatever else Segment holds stay as they are.
/// </summary>
internal sealed class PushPlan
{
    /// <summary>Segment's own event for consent; it says itself that nobody is to edit it.</summary>
    private const string Consent = "Segment Consent Preference Updated";

    private PushPlan(List<JsonValue> added, List<JsonValue> changed, int unchanged) => (Added, Changed, Unchanged) = (added, changed, unchanged);

    public IReadOnlyList<JsonValue> Added { get; }

    public IReadOnlyList<JsonValue> Changed { get; }

    /// <summary>Rules that the plan could have and does not; deleted only when asked to.</summary>
    public required IReadOnlyList<RuleId> OnlyRemote { get; init; }

    /// <summary>Rules that are never deleted, with the reason.</summary>
    public required IReadOnlyList<(RuleId Rule, string Why)> Kept { get; init; }

    public int Unchanged { get; }

    /// <summary>What the plan says in words that are none of draft-07: it is not written.</summary>
    public required IReadOnlyList<Loss> NotHeld { get; init; }

    /// <param name="local">The plan.</param>
    /// <param name="remoteRules">What Segment holds, read strictly.</param>
    /// <param name="holdsAll">Whether the plan is in Segment's own format, which can hold any rule.</param>
    public static PushPlan Of(PlanDocument local, IReadOnlyList<JsonValue> remoteRules, bool holdsAll = false)
    {
        var losses = new List<Loss>();
        local = Draft07.Plan(local, losses);
        var remote = remoteRules.ToDictionary(RuleId.Of);
        var references = new References(local.Definitions);
        var (added, changed, unchanged) = (new List<JsonValue>(), new List<JsonValue>(), 0);
        var planned = new HashSet<RuleId>();
        foreach (var call in local.Calls)
        {
            if (call is { Kind: PlannedCallKind.Track, Name.Length: 0 })
                throw new InputException("the plan has an event without a name, which Segment cannot hold; name it, or delete it.");
            var alone = references.Inline(call);
            var rule = SegmentRules.Write(alone);
            var id = RuleId.Of(rule);
            if (!planned.Add(id))
                throw new InputException($"the plan has {SafeText.Short(id.ToString())} twice, and Segment holds it once; delete one.");
            if (id.Key == Consent)
                continue;
            if (!remote.TryGetValue(id, out var existing))
            {
                added.Add(rule);
                continue;
            }

            var held = PlanDocuments.OfRule(existing);
            var merged = RuleComparison.Over(alone, held);
            if (RuleComparison.AreSame(merged, held))
                unchanged++;
            else
                changed.Add(SegmentRules.Write(merged));
        }

        var unplanned = remote.Keys.Where(id => !planned.Contains(id)).ToList();
        var keeping = new Keeping(planned, remoteRules, holdsAll);
        return new PushPlan(added, changed, unchanged)
        {
            NotHeld = losses,
            OnlyRemote = [.. unplanned.Where(id => keeping.ReasonFor(id) is null)],
            Kept = [.. unplanned.Select(id => (id, keeping.ReasonFor(id))).Where(kept => kept.Item2 is not null).Select(kept => (kept.id, kept.Item2!))],
        };
    }

    /// <summary>The rules as they will be.</summary>
    public IReadOnlyList<JsonValue> After(IReadOnlyList<JsonValue> before, bool prune)
    {
        var written = Added.Concat(Changed).ToDictionary(RuleId.Of);
        var deleted = prune ? OnlyRemote.ToHashSet() : [];
        return
        [
            .. before.Where(rule => !deleted.Contains(RuleId.Of(rule))).Select(rule => written.Remove(RuleId.Of(rule), out var after) ? after : rule),
            .. written.Values,
        ];
    }

    /// <summary>Why a rule stays although the plan does not have it: because the plan could not have it, or because it is Segment's.</summary>
    private sealed class Keeping(HashSet<RuleId> planned, IReadOnlyList<JsonValue> remoteRules, bool holdsAll)
    {
        private readonly HashSet<string> _plannedTypes = [.. planned.Select(id => id.Type)];

        /// <summary>What a pull of these rules would hold.</summary>
        private readonly Lazy<HashSet<RuleId>> _holdable = new(() =>
            [.. PlanDocuments.Read(PlanFormats.NativeJson(PlanDocuments.OfRules(remoteRules), []), "").Calls.Select(call => RuleId.Of(SegmentRules.Write(call)))]);

        public string? ReasonFor(RuleId id) =>
            id.Type == "COMMON" ? "rules for every call are not part of a plan"
            : id.Key == Consent ? "Segment's own event"
            : holdsAll ? null
            : id.Type != "TRACK" && _plannedTypes.Contains(id.Type) ? $"a plan holds one {id.Type}, and has another"
            : !_holdable.Value.Contains(id) ? $"a plan holds one {id.Type}"
            : null;
    }
}
