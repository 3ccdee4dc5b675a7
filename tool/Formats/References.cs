using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>Writes shared schemas out where they are used, for formats whose schemas stand alone.</summary>
internal sealed class References
{
    /// <summary>The two places where JSON Schema keeps shared schemas.</summary>
    public static readonly string[] Groups = ["definitions", "$defs"];

    private readonly Dictionary<string, JsonValue> _targets;
    private readonly SortedSet<string> _circular = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public References(IEnumerable<JsonMember> definitions) =>
        _targets = definitions.ToDictionary(d => JsonPointer.Normalize(d.Name), d => d.Value, StringComparer.Ordinal);

    /// <summary>A call with its references written out; those that lead in a circle go along as definitions of its body.</summary>
    public CallDocument Inline(CallDocument call)
    {
        _circular.Clear();
        var body = Inline(call.Body);
        foreach (var pointer in _circular)
            body = WithDefinition(body, pointer);
        return call with { Body = body };
    }

    /// <summary>The shared schemas of a value, by what a reference calls them.</summary>
    public static IEnumerable<JsonMember> In(JsonValue? root) =>
        Groups.SelectMany(group => (root?[group]?.Members ?? []).Select(m => m with { Name = $"#/{group}/{JsonPointer.Escape(m.Name)}" }));

    private JsonValue WithDefinition(JsonValue body, string pointer)
    {
        var parts = pointer.Split('/');
        if (parts is not ["#", var group, _])
            return body;
        var definitions = body[group] ?? JsonBuild.Object();
        return body.With(group, definitions.With(JsonPointer.LastName(pointer), _targets[pointer]));
    }

    private JsonValue Inline(JsonValue value)
    {
        if (value.Kind == JsonKind.Array)
            return JsonBuild.Array(value.Items.Select(Inline));
        if (value.Kind != JsonKind.Object)
            return value;
        if (value["$ref"] is { Kind: JsonKind.String } reference)
            return InlineReference(value, JsonPointer.Normalize(reference.Text));
        return JsonBuild.Object(value.Members.Select(m => m with { Value = IsData(m.Name) ? m.Value : Inline(m.Value) }));
    }

    private JsonValue InlineReference(JsonValue value, string pointer)
    {
        if (!_targets.TryGetValue(pointer, out var target))
            return value;
        if (!_open.Add(pointer))
        {
            _circular.Add(pointer);
            return value;
        }

        var inlined = Inline(target);
        _open.Remove(pointer);
        foreach (var beside in value.Members.Where(m => m.Name != "$ref"))
            inlined = inlined.With(beside.Name, beside.Value);
        return inlined;
    }

    /// <summary>Values of the plan's, where <c>$ref</c> is no reference.</summary>
    private static bool IsData(string keyword) => keyword is "enum" or "const" or "default" or "examples";
}
