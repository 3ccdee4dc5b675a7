using System.Runtime.CompilerServices;

namespace TrackingPlan.Language.Model;

/// <summary>Tells values apart by being the same object: what a walk has met, it need not look into to know again.</summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    public static ByReference<T> Instance { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T value) => RuntimeHelpers.GetHashCode(value);
}
