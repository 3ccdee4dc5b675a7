using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <summary>Equality of what C# compares by reference. Used by generated code.</summary>
/// <remarks>
/// A list may hold itself, directly or further down, and a chain of objects may be longer than a stack is deep. Two values whose comparison does
/// not come to an end within bounds far beyond what a call can hold are not equal.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class ValueEquality
{
    private const int MostDepth = 1_000;
    private const int MostItems = 1_000_000;
    private const int MostHashedDepth = 8;

    [ThreadStatic]
    private static int _depth;

    [ThreadStatic]
    private static int _items;

    [ThreadStatic]
    private static int _hashedDepth;

    /// <summary>Whether two lists have equal items in the same order.</summary>
    public static bool Equal<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right) => Equal(left, right, EqualityComparer<T>.Default.Equals);

    /// <summary>Whether two lists have equal items in the same order.</summary>
    /// <param name="left">One list.</param>
    /// <param name="right">The other.</param>
    /// <param name="areEqual">Compares two items.</param>
    public static bool Equal<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right, Func<T, T, bool> areEqual)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is null || right is null || left.Count != right.Count || !Enter())
            return false;
        try
        {
            for (var i = 0; i < left.Count; i++)
            {
                if (++_items > MostItems || !areEqual(left[i], right[i]))
                    return false;
            }

            return true;
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Whether two objects of a plan have equal values.</summary>
    public static bool EqualObjects<T>(T? left, T? right)
        where T : class, IEquatable<T>
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is null || right is null || !Enter())
            return false;
        try
        {
            return left.Equals(right);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Whether two JSON values have the same content.</summary>
    public static bool Equal(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(left, right);

    /// <summary>The hash code of an object of a plan, which tells objects apart down to a certain depth.</summary>
    public static int Hash<T>(T? value)
        where T : class
    {
        if (value is null || _hashedDepth == MostHashedDepth)
            return 0;
        _hashedDepth++;
        try
        {
            return value.GetHashCode();
        }
        finally
        {
            _hashedDepth--;
        }
    }

    private static bool Enter()
    {
        if (_depth == MostDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return false;
        if (_depth++ == 0)
            _items = 0;
        return true;
    }
}
