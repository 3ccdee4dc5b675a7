using Microsoft.CodeAnalysis;
using TrackingPlan.Plan;

namespace TrackingPlan.Analysis.Projects;

/// <summary>
/// Which call of a plan a C# name stands for. Made of the plan by the same names that the generator gives, so that it holds while the
/// generated types are still those of the plan before.
/// </summary>
internal sealed class TypedNames
{
    private readonly Dictionary<string, TypedObject> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypedObject> methods = new(StringComparer.Ordinal);

    public TypedNames(PlanModel plan, string ns)
    {
    }

    /// <summary>What a type stands for; null when it is none of the plan's.</summary>
    public TypedObject? Find(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 0 } && types.TryGetValue(type.Name, out var found) && type.ToDisplayString() == found.FullName ? found : null;

    /// <summary>What a generated method such as <c>TrackReferralConverted</c> sends; null when it is none of the plan's.</summary>
    public TypedObject? Find(IMethodSymbol method) => methods.TryGetValue(method.Name, out var found) ? found : null;
}

/// <summary>A generated type: a call's, or that of a nested object.</summary>
/// <param name="Call">The call; null for a nested object.</param>
/// <param name="FullName">With its namespace.</param>
/// <param name="Members">The plan's properties by their C# names.</param>
/// <param name="Parameters">The plan's properties by their names as parameters.</param>
internal sealed record TypedObject(
    PlannedCall? Call, string FullName, IReadOnlyDictionary<string, Property> Members, IReadOnlyDictionary<string, Property> Parameters);
