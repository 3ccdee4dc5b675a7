using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1024: an event that does not say what it means, or whose it is.</summary>
internal static class UndocumentedCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var call in context.NewestCalls.Where(call => call.Kind == PlannedCallKind.Track))
        {
            var hasDescription = call.Description is { Length: > 0 };
            // Segment's own files have no place for an owner.
            var hasOwner = call.Owner is { Length: > 0 } || !context.IsNative;
            if (!hasDescription || !hasOwner)
                context.Report(PlanRules.Undocumented, call.Origin, CallNames.Capital(CallNames.Describe(call)), hasOwner ? "description" : hasDescription ? "owner" : "description and no owner");
        }
    }
}
