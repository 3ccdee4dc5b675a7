using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.CSharp;

/// <summary>A type of a plan before it is declared: a call's, or a definition's. It holds all that the type's code depends on.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Call">Null for a definition's.</param>
/// <param name="Method">The method that makes the call from named parameters; null for a definition's.</param>
/// <param name="Definition">Null for a call's.</param>
internal sealed record PlanType(string Name, PlannedCall? Call, string? Method, Definition? Definition, SharedTypes Shared)
{
    /// <summary>
    /// What types have in common is the same object for all of them, and stays that while it is equal: it is not compared again for each.
    /// </summary>
    public bool Equals(PlanType? other) =>
        other is not null && Name == other.Name && Method == other.Method && ReferenceEquals(Shared, other.Shared) && Equals(Call, other.Call) && Equals(Definition, other.Definition);

    /// <summary>The name is hash enough: hardly two types of a project have the same one.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}

/// <summary>The types of a plan: its calls', and those definitions' that are used.</summary>
internal static class PlanTypes
{
    public static IEnumerable<Declaration> Declare(PlanModel plan, string ns)
    {
        var names = PlanNames.Of(plan);
        return All(plan, names, new SharedTypes(plan, names, ns), PlanDeclarer.Declare, declared => declared.Uses).Select(declared => declared.Type);
    }

    /// <summary>Makes something of each type, the calls' first.</summary>
    /// <param name="make">What to make of a type.</param>
    /// <param name="usesOf">The definitions that the type refers to.</param>
    public static List<T> All<T>(PlanModel plan, PlanNames names, SharedTypes shared, Func<PlanType, T> make, Func<T, EquatableArray<Definition>> usesOf)
    {
        var all = new List<T>(plan.Calls.Count);
        for (var i = 0; i < plan.Calls.Count; i++)
            all.Add(make(new(names.TypeOf(i), plan.Calls[i], names.MethodOf(i), null, shared)));

        var declared = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var definition in usesOf(all[i]))
            {
                if (declared.Add(definition.Pointer))
                    all.Add(make(new(shared.NameOf(definition), null, null, definition, shared)));
            }
        }

        return all;
    }
}
