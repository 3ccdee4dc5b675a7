using TrackingPlan.Json;
using TrackingPlan.Tool.Formats;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>
/// What a push would do to the rules in Segment. Only the part of a rule that the plan describes is replaced: labels, constraints on
/// <c>context</c> and whatever else Segment holds stay as they are.
/// </summary>
internal sealed class PushPlan
{
    /// <summary>Segment's own event for consent; it says itself that nobody is to edit it.</summary>
    private const string Consent = "Segment Consent Preference Updated";

    private PushPlan(List<JsonValue> added, List<JsonValue> changed, List<RuleId> onlyRemote, int unchanged) =>
        (Added, Changed, OnlyRemote, Unchanged) = (added, changed, onlyRemote, unchanged);

    public IReadOnlyList<JsonValue> Added { get; }

    public IReadOnlyList<JsonValue> Changed { get; }

    /// <summary>Rules that the plan does not have; deleted only when asked to.</summary>
    public IReadOnlyList<RuleId> OnlyRemote { get; }

    public int Unchanged { get; }

    public static PushPlan Of(PlanDocument local, IReadOnlyList<JsonValue> remoteRules)
    {
        var remote = remoteRules.GroupBy(RuleId.Of).ToDictionary(g => g.Key, g => g.Last());
        var references = new References(local.Definitions);
        var (added, changed, unchanged) = (new List<JsonValue>(), new List<JsonValue>(), 0);
        var planned = new HashSet<RuleId>();
        foreach (var call in local.Calls)
        {
            var alone = references.Inline(call);
            var rule = SegmentRules.Write(alone);
            var id = RuleId.Of(rule);
            planned.Add(id);
            if (id.Key == Consent)
                continue;
            if (!remote.TryGetValue(id, out var existing))
            {
                added.Add(rule);
                continue;
            }

            var held = SegmentRules.Read(existing);
            var merged = SegmentRules.Write(alone with { Around = held.Around, Description = call.Description ?? held.Description });
            if (Comparable(merged).SameAs(Comparable(existing)))
                unchanged++;
            else
                changed.Add(merged);
        }

        var onlyRemote = remote.Keys.Where(id => !planned.Contains(id) && id.Key != Consent && id.Type != "COMMON").ToList();
        return new PushPlan(added, changed, onlyRemote, unchanged);
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

    /// <summary>What Segment may drop or add without changing what a rule says.</summary>
    private static JsonValue Comparable(JsonValue rule) =>
        NativeKeywords.Without(Tidy.Schema(SegmentRules.PayloadSchema(SegmentRules.Read(rule))));
}
