using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares deprecations, and says which removals one of them announced.</summary>
internal static class DeprecationDiff
{
    public static void Compare(DiffContext context, ChangeSubject subject, Origin origin, Deprecation? before, Deprecation? after)
    {
        if (before is null && after is null)
            return;
        if (before is null)
        {
            context.Add(ChangeRules.Deprecated, subject, origin, after: after!.Message);
            return;
        }

        if (after is null)
        {
            context.Add(ChangeRules.DeprecationLifted, subject, origin, before.Message);
            return;
        }

        context.AddIfChanged(ChangeRules.DeprecationMessageChanged, subject, origin, before.Message, after.Message);
        if (before.Sunset == after.Sunset)
            return;
        var isSooner = after.Sunset is not null && (before.Sunset is null || string.CompareOrdinal(after.Sunset, before.Sunset) < 0);
        context.Add(isSooner ? ChangeRules.SunsetBroughtForward : ChangeRules.SunsetPostponed, subject, origin, before.Sunset, after.Sunset);
    }

    /// <summary>The rule for a removal: announced and due, announced but too early, or not announced at all.</summary>
    public static ChangeRule Removal(
        DiffContext context, Deprecation? deprecation, ChangeRule removed, ChangeRule tooEarly, ChangeRule retired)
    {
        if (deprecation is null)
            return removed;
        var isDue = deprecation.Sunset is null || (context.Today is not null && string.CompareOrdinal(deprecation.Sunset, context.Today) <= 0);
        return isDue ? retired : tooEarly;
    }
}
