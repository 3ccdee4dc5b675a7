using TrackingPlan.Plan;
using TrackingPlan.Plan.Diff;

namespace TrackingPlan.Tool.Review;

/// <summary>Finds the places of a build log that speak of what changed, under its old name or its new.</summary>
internal sealed class CallSites(BuildLog log, PlanModel before, PlanModel after)
{
    private readonly CodeNames former = new(before);
    private readonly CodeNames present = new(after);

    public IReadOnlyList<CallSite> Of(PlanChange change)
    {
        if (change.Subject is not { CallKind: { } kind, Name: { } call })
            return [];

        var property = change.Subject.Property;
        var formerCall = change.Rule == ChangeRules.EventRenamed ? change.Before! : call;
        var formerProperty = change.Rule == ChangeRules.PropertyRenamed ? change.Before : property;
        var found = new List<CallSite>();
        foreach (var site in log.Sites)
        {
            if (present.AreIn(site.Message, kind, call, property) || former.AreIn(site.Message, kind, formerCall, formerProperty))
                found.Add(site);
        }

        return found;
    }
}
