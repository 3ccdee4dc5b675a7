using System.Globalization;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <content>Lengths of lists, and items that stand twice.</content>
public ref partial struct ViolationCollector
{
    /// <summary>Up to this many items, comparing each with each is faster than a set, and needs no memory.</summary>
    private const int FewItems = 32;

    /// <summary>Not fewer items than a bound.</summary>
    public void MinItems(int count, int limit, string name)
    {
        if (count < limit)
            Report("Array Min Items", name, string.Create(CultureInfo.InvariantCulture, $"Array must have at least {limit} items"));
    }

    /// <summary>Not more items than a bound.</summary>
    public void MaxItems(int count, int limit, string name)
    {
        if (count > limit)
            Report("Array Max Items", name, string.Create(CultureInfo.InvariantCulture, $"Array must have at most {limit} items"));
    }

    /// <summary>No item twice.</summary>
    public void Unique<T>(IReadOnlyList<T> items, string name)
    {
        if (items.Count <= FewItems)
            UniqueAmongFew(items, name);
        else
            UniqueAmongMany(items, name);
    }

    private void UniqueAmongFew<T>(IReadOnlyList<T> items, string name)
    {
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = i + 1; j < items.Count; j++)
            {
                if (!AreEqual(items[i], items[j]))
                    continue;
                NotUnique(i, j, name);
                return;
            }
        }
    }

    private void UniqueAmongMany<T>(IReadOnlyList<T> items, string name)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var isJson = typeof(JsonNode).IsAssignableFrom(typeof(T));
        var values = isJson ? null : new Dictionary<ValueTuple<T>, int>();
        for (var i = 0; i < items.Count; i++)
        {
            var isNew = isJson
                ? seen.TryAdd((items[i] as JsonNode)?.ToJsonString() ?? "null", i)
                : values!.TryAdd(new(items[i]), i);
            if (isNew)
                continue;
            NotUnique(isJson ? seen[(items[i] as JsonNode)?.ToJsonString() ?? "null"] : values![new(items[i])], i, name);
            return;
        }
    }

    private static bool AreEqual<T>(T left, T right) => left is JsonNode or null || right is JsonNode or null
        ? JsonNode.DeepEquals(left as JsonNode, right as JsonNode)
        : EqualityComparer<T>.Default.Equals(left, right);

    private void NotUnique(int first, int second, string name) =>
        Report("Unique", name, string.Create(CultureInfo.InvariantCulture, $"array items[{first},{second}] must be unique"));
}
