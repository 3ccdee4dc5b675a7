using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Tool.Review;

/// <summary>
/// Finds the places of a build log that a change touches: where the compiler or an analyzer speaks of what changed, under its old name or
/// its new, and where a call is made that still compiles.
/// </summary>
internal sealed class LoggedCallSites(BuildLog log, PlanModel before, PlanModel after)
{
    private readonly CodeNames _former = new(before);
    private readonly CodeNames _present = new(after);

    /// <summary>One for each line, with what went wrong there rather than that a call is made.</summary>
    public IReadOnlyList<LoggedCallSite> Of(PlanChange change)
    {
        if (change.Subject is not { CallKind: { } kind, Name: { } call })
            return [];

        var property = change.Subject.Property;
        var formerCall = change.Rule == ChangeRules.EventRenamed ? change.Before! : call;
        var formerProperty = change.Rule == ChangeRules.PropertyRenamed ? change.Before : property;
        var found = new List<LoggedCallSite>();
        foreach (var site in log.Sites)
        {
            if (site.Use is { } use
                ? IsTouched(use, change)
                : _present.AreIn(site.Message, kind, call, property) || _former.AreIn(site.Message, kind, formerCall, formerProperty))
                found.Add(site);
        }

        return [.. found.OrderBy(site => site.Use is null ? 0 : 1).DistinctBy(site => (site.File, site.Line))
            .OrderBy(site => site.File, StringComparer.Ordinal).ThenBy(site => site.Line)];
    }

    private static bool IsTouched(LoggedPlannedUse use, PlanChange change)
    {
        var subject = change.Subject;
        var kind = subject.CallKind.ToString()!.ToLowerInvariant();
        if (use.Call != $"{kind}:{subject.Name}" && (use.Call != kind || subject.Name != kind))
            return false;
        if (use.Version is { } version && subject.Version is { } changed && version != changed)
            return false;

        // A call that does not say what is now required is touched more than one that does.
        return subject.Property is not { } property
            || use.Properties.Contains(property)
            || change.Rule == ChangeRules.RequiredAdded || change.Rule == ChangeRules.RequiredPropertyAdded;
    }
}
