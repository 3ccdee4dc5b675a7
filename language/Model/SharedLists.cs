namespace TrackingPlan.Language.Model;

/// <summary>
/// Shared lists have no C# type of their own: their items are declared again wherever they are used. How deep that goes, and how much it is,
/// is found out once for each.
/// </summary>
internal sealed class SharedLists(DefinitionTable definitions)
{
    private readonly Dictionary<string, Extent> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a list is too large to be declared again and again; then its items may be anything.</summary>
    public bool IsBeyondLimit(Definition list)
    {
        // Until one is measured it adds nothing: what leads back to itself ends there.
        PostOrder.Visit(
            list,
            inner => Lists(inner.Schema),
            inner =>
            {
                if (_known.ContainsKey(inner.Pointer))
                    return false;
                _known.Add(inner.Pointer, default);
                return true;
            },
            inner => _known[inner.Pointer] = Measure(inner.Schema));
        return _known[list.Pointer].IsBeyondLimit;
    }

    /// <summary>The shared lists that a schema refers to before a type with a name of its own.</summary>
    private IEnumerable<Definition> Lists(Schema schema) => schema switch
    {
        ReferenceSchema reference => definitions.DefinitionOf(reference) is { Schema: ArraySchema } list ? [list] : [],
        ArraySchema array => Lists(array.Items),
        ObjectSchema body => body.Properties.SelectMany(property => Lists(property.Schema)),
        UnionSchema union => union.Members.SelectMany(Lists),
        _ => [],
    };

    private Extent Measure(Schema schema)
    {
        switch (schema)
        {
            case ReferenceSchema reference when definitions.DefinitionOf(reference) is { Schema: ArraySchema } list:
                // One that is beyond the limit is not declared again, and so adds nothing.
                return _known[list.Pointer] is { IsBeyondLimit: false } extent ? extent : default;
            case ArraySchema array:
                var items = Measure(array.Items);
                return new(items.Depth + 1, items.Members);
            case ObjectSchema body:
                return Sum(body.Properties.Select(property => property.Schema));
            case UnionSchema union:
                return Sum(union.Members);
            default:
                return default;
        }
    }

    private Extent Sum(IEnumerable<Schema> schemas)
    {
        var (depth, members) = (0, 0);
        foreach (var schema in schemas)
        {
            var extent = Measure(schema);
            depth = Math.Max(depth, extent.Depth);
            members += extent.Members + 1;
        }

        return new(depth + 1, members);
    }

    private readonly record struct Extent(int Depth, int Members)
    {
        public bool IsBeyondLimit => Depth > PlanLimits.Depth || Members > PlanLimits.WrittenAgain;
    }
}
