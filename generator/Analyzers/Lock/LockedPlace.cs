using Microsoft.CodeAnalysis;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Lock;

/// <summary>The place in a plan's file for a difference from its lock: the property, its call, or the beginning of the file for what is gone.</summary>
internal static class LockedPlace
{
    public static Location Of(ChangeSubject subject, KnownPlan plan)
    {
        PlannedCall? call = null;
        foreach (var candidate in plan.Model.Calls)
        {
            if (candidate.Kind == subject.CallKind && ChangeSubject.CallName(candidate) == subject.Name
                && (call is null || candidate.Version == subject.Version))
                call = candidate;
        }

        if (call is null)
            return plan.LocationOf(new Origin(0, plan.Text is { Length: > 0 } ? 1 : 0));
        foreach (var property in call.Body.Properties)
        {
            if (property.Name == subject.Property)
                return plan.LocationOf(property.Origin);
        }

        return plan.LocationOf(call.Origin);
    }
}
