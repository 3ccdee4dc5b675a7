using System.Collections.Immutable;
using TrackingPlan.Plan;
using TrackingPlan.Plan.Lock;

namespace TrackingPlan.Generation;

/// <summary>A plan as the assembly carries it: equal to another exactly when both are the same contract.</summary>
/// <param name="Namespace">Of the generated types.</param>
/// <param name="Contract">The lines of the plan's lock, without comments.</param>
internal sealed record CompiledPlan(string Namespace, EquatableArray<string> Contract)
{
    /// <summary>No type can be called like this, so no file of a type can have the same name.</summary>
    public string HintName => PlanDeclarer.HintName(Namespace, "compiled-plan");

    public static IEnumerable<CompiledPlan> Of(ImmutableArray<PlanSource?> plans, CancellationToken cancellationToken)
    {
        foreach (var (plan, ns) in PlanSources.InOwnNamespaces(plans))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lines = PlanLock.Write(plan.Plan).Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
            yield return new(ns, lines.Where(line => line[0] != '#').ToEquatableArray());
        }
    }
}
