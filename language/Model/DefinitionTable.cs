namespace TrackingPlan.Language.Model;

/// <summary>
/// A plan's shared schemas by pointer, and what each stands for: the one place that follows references. The whole table costs as much as
/// the plan has definitions, however long the chains among them are.
/// </summary>
internal sealed class DefinitionTable
{
    private readonly Dictionary<string, Definition> _definitions;
    private readonly Dictionary<string, End> _ends = new(StringComparer.Ordinal);

    public DefinitionTable(EquatableArray<Definition> items)
    {
        _definitions = new Dictionary<string, Definition>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
            _definitions[item.Pointer] = item;
        foreach (var item in _definitions.Values)
        {
            if (item.Schema is ReferenceSchema)
                Follow(item);
        }
    }

    public IEnumerable<Definition> All => _definitions.Values;

    public Definition? Find(string pointer) => _definitions.TryGetValue(pointer, out var definition) ? definition : null;

    /// <summary>Follows references to what they stand for; a circle or a reference that leads nowhere may be anything.</summary>
    public ResolvedSchema Resolve(Schema schema)
    {
        if (schema is not ReferenceSchema reference)
            return new ResolvedSchema(schema, schema, null, schema.IsNullable);
        var end = EndOf(reference.Pointer);
        return new ResolvedSchema(end.Definition?.Schema ?? new AnySchema { Origin = schema.Origin }, schema, end.Definition, schema.IsNullable || end.IsNullable);
    }

    /// <summary>The definition that a chain of references leads to; null when it leads nowhere.</summary>
    public Definition? DefinitionOf(ReferenceSchema reference) => EndOf(reference.Pointer).Definition;

    /// <summary>
    /// What a union comes to, unions inside it opened, each shared one once, and null for one that is nullable. Null instead of a list when that is more than <see cref="PlanLimits.UnionMembers"/>:
    /// then it may be anything.
    /// </summary>
    public IReadOnlyList<Schema>? MembersOf(UnionSchema union)
    {
        var members = new List<Schema>();
        var unions = new HashSet<UnionSchema>(ByReference<UnionSchema>.Instance) { union };
        var waiting = new Stack<Schema>(union.Members.Reverse());
        while (waiting.Count > 0)
        {
            var member = Resolve(waiting.Pop());
            if (member.Target is not UnionSchema inner)
            {
                members.Add(member.Written);
            }
            else if (unions.Add(inner))
            {
                if (member.IsNullable)
                    members.Add(new ConstSchema { Json = "null", IsNullable = true });
                for (var i = inner.Members.Count - 1; i >= 0; i--)
                    waiting.Push(inner.Members[i]);
            }

            if (members.Count + unions.Count > PlanLimits.UnionMembers + 1)
                return null;
        }

        return members;
    }

    private End EndOf(string pointer) =>
        _ends.TryGetValue(pointer, out var end) ? end
        : _definitions.TryGetValue(pointer, out var definition) ? new End(definition, definition.Schema.IsNullable)
        : default;

    /// <summary>Walks a chain to its end, and notes the end for all of it.</summary>
    private void Follow(Definition start)
    {
        var chain = new List<Definition>();
        var at = start;
        while (at is { Schema: ReferenceSchema reference } && !_ends.ContainsKey(at.Pointer))
        {
            // Until the end is known it is nothing: a circle that comes back here ends with that.
            _ends.Add(at.Pointer, default);
            chain.Add(at);
            at = Find(reference.Pointer);
        }

        var end = at is null ? default : EndOf(at.Pointer);
        for (var i = chain.Count - 1; i >= 0; i--)
            _ends[chain[i].Pointer] = end = end with { IsNullable = end.IsNullable || chain[i].Schema.IsNullable };
    }

    private readonly record struct End(Definition? Definition, bool IsNullable);
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
