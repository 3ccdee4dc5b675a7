using System.ComponentModel;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <summary>Equality of what C# compares by reference. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class ValueEquality
{
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
        if (left is null || right is null || left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!areEqual(left[i], right[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether two JSON values have the same content.</summary>
    public static bool Equal(JsonNode? left, JsonNode? right) => JsonNode.DeepEquals(left, right);
}
