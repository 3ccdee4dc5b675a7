using System.Runtime.CompilerServices;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Tells pairs of schemas apart by being the same two objects.</summary>
internal sealed class SchemaPair : IEqualityComparer<(Schema, Schema)>
{
    public static SchemaPair Instance { get; } = new();

    public bool Equals((Schema, Schema) x, (Schema, Schema) y) =>
        ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

    public int GetHashCode((Schema, Schema) pair) =>
        unchecked((RuntimeHelpers.GetHashCode(pair.Item1) * 31) + RuntimeHelpers.GetHashCode(pair.Item2));
}
