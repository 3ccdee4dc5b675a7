using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1023: a funnel joins its events on a property that one of them does not carry.</summary>
internal static class MissingJoinKeyCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var metric in context.Plan.Consumers.Metrics)
        {
            foreach (var dependency in metric.DependsOn.Where(dependency => dependency.Role == DependencyRole.Join))
            {
                // An event that the plan does not have is another rule's.
                if (context.FindEvent(dependency.Call) is not { } call)
                    continue;
                if (context.FindProperty(call, dependency.Property!) is null)
                {
                    context.Report(
                        PlanRules.MissingJoinKey, dependency.Origin, call.Origin, Words.Quote(metric.Name), Words.Quote(dependency.Property!),
                        $"{CallNames.Describe(call)} has no such property; add it there, or join on another");
                }
            }
        }
    }
}
