using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Naming;

/// <summary>What the names of a plan depend on: equal to another exactly when both have the same names.</summary>
internal sealed class NamedPlan(PlanModel plan) : IEquatable<NamedPlan>
{
    public PlanModel Plan { get; } = plan;

    public bool Equals(NamedPlan? other)
    {
        if (other is null || Plan.Calls.Count != other.Plan.Calls.Count || !Plan.Definitions.Equals(other.Plan.Definitions))
            return false;
        for (var i = 0; i < Plan.Calls.Count; i++)
        {
            if (!HaveSameName(Plan.Calls[i], other.Plan.Calls[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as NamedPlan);

    public override int GetHashCode() => Plan.Calls.Count;

    private static bool HaveSameName(PlannedCall left, PlannedCall right) => ReferenceEquals(left, right)
        || (left.Name == right.Name && left.Kind == right.Kind && left.Version == right.Version && left.CSharpName == right.CSharpName);
}
