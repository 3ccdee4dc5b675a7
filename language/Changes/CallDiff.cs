using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Pairs the calls of two plans by kind, name and version, and compares each pair.</summary>
internal static class CallDiff
{
    public static void Compare(DiffContext context)
    {
        var before = Group(context.Before.Calls);
        var after = Group(context.After.Calls);

        var removed = new List<CallGroup>();
        foreach (var group in before.Values)
        {
            if (!after.ContainsKey(group.Key))
                removed.Add(group);
        }

        var added = new List<CallGroup>();
        foreach (var group in after.Values)
        {
            if (!before.ContainsKey(group.Key))
                added.Add(group);
        }

        var renamed = MatchRenames(context, removed, added);
        foreach (var group in after.Values)
        {
            if (before.TryGetValue(group.Key, out var same))
                CompareVersions(context, same.Versions, group.Versions);
            else if (renamed.TryGetValue(group.Key, out var former))
                CompareRenamed(context, former, group);
            else
                AddAll(context, group);
        }

        foreach (var group in removed)
            RemoveAll(context, group);
    }

    private static Dictionary<(PlannedCallKind, string), CallGroup> MatchRenames(
        DiffContext context, List<CallGroup> removed, List<CallGroup> added)
    {
        var renamed = new Dictionary<(PlannedCallKind, string), CallGroup>();
        var matches = RenameMatcher.Match(removed, added, static group => KeyOf(group, group.Newest.Name), static group => KeyOf(group, group.Newest.RenamedFrom), Likeness);
        for (var i = removed.Count - 1; i >= 0; i--)
        {
            if (matches[i] < 0)
                continue;
            var now = added[matches[i]];
            renamed.Add(now.Key, removed[i]);
            context.Renames.AddCall(now.Newest.Kind, removed[i].Newest.Name, now.Newest.Name);
            removed.RemoveAt(i);
        }

        return renamed;
    }

    /// <summary>A call of one kind can only have been one of the same kind; one without a name has not been another.</summary>
    private static string? KeyOf(CallGroup group, string? name) => name is { Length: > 0 } ? $"{group.Newest.Kind} {name}" : null;

    private static double Likeness(CallGroup before, CallGroup after)
    {
        if (before.Newest.Kind != after.Newest.Kind || before.Newest.Name.Length == 0 || after.Newest.Name.Length == 0)
            return 0;
        var names = Similarity.OfNames(before.Newest.Name, after.Newest.Name);
        if (names == 1)
            return 2;
        var properties = Similarity.OfProperties(before.Newest.Body, after.Newest.Body);
        return (names >= 0.4 && properties >= 0.6) || (names >= 0.75 && properties >= 0.3) ? names + properties : 0;
    }

    private static void CompareRenamed(DiffContext context, CallGroup before, CallGroup after)
    {
        var (was, now) = (before.Newest, after.Newest);
        context.Add(
            ChangeRules.EventRenamed, ChangeSubject.Call(now, hasVersions: false), now.Origin, was.Name, now.Name, isLikely: now.RenamedFrom != was.Name);
        CompareVersions(context, before.Versions, after.Versions);
    }

    private static void CompareVersions(DiffContext context, List<PlannedCall> before, List<PlannedCall> after)
    {
        if (before.Count == 1 && after.Count == 1)
        {
            CallPairDiff.Compare(context, ChangeSubject.Call(after[0], hasVersions: false), before[0], after[0]);
            return;
        }

        var former = new Dictionary<int, PlannedCall>(before.Count);
        foreach (var call in before)
            former[call.Version ?? -1] = call;
        foreach (var call in after)
        {
            var subject = ChangeSubject.Call(call, hasVersions: true);
            if (!former.TryGetValue(call.Version ?? -1, out var same))
            {
                context.Add(ChangeRules.VersionAdded, subject, call.Origin, after: NumberText.Of(call.Version));
                continue;
            }

            CallPairDiff.Compare(context, subject, same, call);
            former.Remove(call.Version ?? -1);
        }

        foreach (var call in before)
        {
            if (!former.TryGetValue(call.Version ?? -1, out var gone) || !ReferenceEquals(gone, call))
                continue;
            var rule = DeprecationDiff.Removal(
                context, call.Deprecation, ChangeRules.VersionRemoved, ChangeRules.EventRemovedBeforeSunset, ChangeRules.EventRetired);
            var detail = rule == ChangeRules.EventRemovedBeforeSunset ? call.Deprecation!.Sunset : NumberText.Of(call.Version);
            context.Add(rule, ChangeSubject.Call(call, hasVersions: true), call.Origin, detail, side: PlanSide.Base);
        }
    }

    private static void AddAll(DiffContext context, CallGroup group)
    {
        foreach (var call in group.Versions)
        {
            var rule = call.Kind == PlannedCallKind.Track ? ChangeRules.EventAdded : ChangeRules.CallAdded;
            context.Add(rule, group.Subject(call), call.Origin);
        }
    }

    private static void RemoveAll(DiffContext context, CallGroup group)
    {
        foreach (var call in group.Versions)
        {
            var removed = call.Kind == PlannedCallKind.Track ? ChangeRules.EventRemoved : ChangeRules.CallRemoved;
            var rule = DeprecationDiff.Removal(
                context, call.Deprecation, removed, ChangeRules.EventRemovedBeforeSunset, ChangeRules.EventRetired);
            context.Add(rule, group.Subject(call), call.Origin, call.Deprecation?.Sunset, side: PlanSide.Base);
        }
    }

    /// <summary>In the order of the plan.</summary>
    private static Dictionary<(PlannedCallKind Kind, string Name), CallGroup> Group(EquatableArray<PlannedCall> calls)
    {
        var groups = new Dictionary<(PlannedCallKind Kind, string Name), CallGroup>(calls.Count);
        foreach (var call in calls)
        {
            var key = (call.Kind, call.Name);
            if (!groups.TryGetValue(key, out var group))
                groups.Add(key, group = new CallGroup(key));
            group.Versions.Add(call);
        }

        return groups;
    }

    /// <summary>All versions of one event.</summary>
    private sealed class CallGroup((PlannedCallKind Kind, string Name) key)
    {
        public (PlannedCallKind Kind, string Name) Key => key;

        private PlannedCall? _newest;

        public List<PlannedCall> Versions { get; } = new(1);

        public ChangeSubject Subject(PlannedCall call) => ChangeSubject.Call(call, hasVersions: Versions.Count > 1);

        public PlannedCall Newest
        {
            get
            {
                // Asked for when all versions are there.
                if (_newest is not null)
                    return _newest;
                _newest = Versions[0];
                foreach (var call in Versions)
                {
                    if ((call.Version ?? 0) > (_newest.Version ?? 0))
                        _newest = call;
                }

                return _newest;
            }
        }
    }
}
