using System.ComponentModel;
using System.Globalization;

namespace TrackingPlan.Serialization;

/// <summary>Writes a value of a plan as JSON. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public delegate void PlanValueWriter<in T>(ref CallWriter writer, T value);

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

    /// <summary>No item twice, of a type that C# compares as JSON does: text, a number, a date.</summary>
    public void Unique<T>(IReadOnlyList<T> items, string name)
    {
        if (Spend(items.Count) && (items.Count <= FewItems ? FindAmongFew(items) : FindAmongMany(items)) is var (first, second))
            NotUnique(first, second, name);
    }

    /// <summary>No item twice, of any other type: what would be written is compared as JSON Schema compares.</summary>
    /// <param name="items">The list.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="name">The wire name.</param>
    public void Unique<T>(IReadOnlyList<T> items, PlanValueWriter<IReadOnlyList<T>> write, string name)
    {
        if (Spend(items.Count) && WrittenList.FindDuplicate(items, write) is var (first, second))
            NotUnique(first, second, name);
    }

    private static (int First, int Second)? FindAmongFew<T>(IReadOnlyList<T> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (EqualityComparer<T>.Default.Equals(items[j], items[i]))
                    return (j, i);
            }
        }

        return null;
    }

    private static (int First, int Second)? FindAmongMany<T>(IReadOnlyList<T> items)
    {
        var places = new Dictionary<ValueTuple<T>, int>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!places.TryAdd(new(items[i]), i))
                return (places[new(items[i])], i);
        }

        return null;
    }

    private void NotUnique(int first, int second, string name) =>
        Report("Unique", name, string.Create(CultureInfo.InvariantCulture, $"array items[{first},{second}] must be unique"));
}
