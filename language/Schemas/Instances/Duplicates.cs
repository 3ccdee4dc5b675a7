namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>Finds the items of an array that are equal, in a time that grows as the array does. For one thread.</summary>
internal sealed class Duplicates
{
    /// <summary>Up to this many items, comparing each with each is faster than a table.</summary>
    private const int FewItems = 8;

    private readonly Dictionary<InstanceValue, int> _places = new(InstanceEquality.Instance);

    /// <summary>The places of the first item that stands there before, and where; null when no item stands twice.</summary>
    public (int First, int Second)? Find(InstanceValue array) => array.Count() <= FewItems ? FindAmongFew(array) : FindAmongMany(array);

    private static (int First, int Second)? FindAmongFew(InstanceValue array)
    {
        var i = 0;
        foreach (var item in array.EnumerateItems())
        {
            var j = 0;
            foreach (var earlier in array.EnumerateItems())
            {
                if (j == i)
                    break;
                if (InstanceEquality.Instance.Equals(earlier, item))
                    return (j, i);
                j++;
            }

            i++;
        }

        return null;
    }

    private (int First, int Second)? FindAmongMany(InstanceValue array)
    {
        _places.Clear();
        var i = 0;
        foreach (var item in array.EnumerateItems())
        {
            if (_places.TryGetValue(item, out var earlier))
                return (earlier, i);
            _places.Add(item, i++);
        }

        return null;
    }
}
