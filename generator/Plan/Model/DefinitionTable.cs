namespace TrackingPlan.Plan;

/// <summary>A plan's shared schemas by pointer.</summary>
internal sealed class DefinitionTable
{
    private readonly Dictionary<string, Definition> definitions;

    public DefinitionTable(EquatableArray<Definition> items)
    {
        definitions = new Dictionary<string, Definition>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
            definitions[item.Pointer] = item;
    }

    public IEnumerable<Definition> All => definitions.Values;

    /// <summary>Follows references to what they stand for; a circle or a reference that leads nowhere may be anything.</summary>
    public ResolvedSchema Resolve(Schema schema)
    {
        var target = schema;
        var isNullable = schema.IsNullable;
        Definition? definition = null;
        for (var steps = 0; target is ReferenceSchema reference; steps++)
        {
            if (steps > definitions.Count || !definitions.TryGetValue(reference.Pointer, out var next))
                return new ResolvedSchema(new AnySchema { Origin = schema.Origin }, schema, null, isNullable);
            definition = next;
            target = next.Schema;
            isNullable |= target.IsNullable;
        }

        return new ResolvedSchema(target, schema, definition, isNullable);
    }
}

/// <param name="Target">The schema itself.</param>
/// <param name="Written">What stands at the place of use: the same, or the reference.</param>
/// <param name="Definition">The last definition on the way; null when written in place.</param>
internal readonly record struct ResolvedSchema(Schema Target, Schema Written, Definition? Definition, bool IsNullable)
{
    public string? Description => Written.Description ?? Target.Description;

    public string? Title => Written.Title ?? Target.Title;

    public string? Default => Written.Default ?? Target.Default;

    public EquatableArray<string> Examples => Written.Examples.Count > 0 ? Written.Examples : Target.Examples;

    /// <summary>The name of the C# type, where the plan itself gives it one.</summary>
    public string? TypeName => Written.CSharpName ?? Target.CSharpName ?? Definition?.Name;
}
