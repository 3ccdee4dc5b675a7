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
        if (!Spend(items.Count) || !CanBeWritten(items))
            return; // the call is refused for its size, or for what it holds
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
        var values = IsJson<T>() ? null : new Dictionary<ValueTuple<T>, int>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var text = values is null ? (item as JsonNode)?.ToJsonString() ?? "null" : "";
            if (values is null ? seen.TryAdd(text, i) : values.TryAdd(new(item), i))
                continue;
            NotUnique(values is null ? seen[text] : values[new(item)], i, name);
            return;
        }
    }

    private static bool IsJson<T>() => typeof(JsonNode).IsAssignableFrom(typeof(T));

    /// <summary>Whether JSON is neither endless nor too deep to be compared.</summary>
    private static bool CanBeWritten<T>(IReadOnlyList<T> items)
    {
        if (!IsJson<T>())
            return true;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonNode node && JsonNodeEncoder.Encode(node, out _).IsEmpty)
                return false;
        }

        return true;
    }

    private static bool AreEqual<T>(T left, T right) => left is JsonNode or null || right is JsonNode or null
        ? JsonNode.DeepEquals(left as JsonNode, right as JsonNode)
        : EqualityComparer<T>.Default.Equals(left, right);

    private void NotUnique(int first, int second, string name) =>
        Report("Unique", name, string.Create(CultureInfo.InvariantCulture, $"array items[{first},{second}] must be unique"));
}
