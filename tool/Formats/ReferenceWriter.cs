using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>What the references of a schema lead to, by what a reference calls it.</summary>
internal sealed class ReferenceTargets
{
    private readonly Dictionary<string, JsonValue> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _circular = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _meanings = new(StringComparer.Ordinal);

    public ReferenceTargets(IEnumerable<JsonMember> targets)
    {
        foreach (var target in targets)
            _targets[JsonPointer.Normalize(target.Name)] = target.Value;
    }

    /// <summary>The pointer that a schema refers to; null when it refers to nothing that is known.</summary>
    public string? PointerOf(JsonValue schema) =>
        schema["$ref"] is { Kind: JsonKind.String } reference && JsonPointer.Normalize(reference.Text) is var pointer && _targets.ContainsKey(pointer) ? pointer : null;

    public JsonValue this[string pointer] => _targets[pointer];

    /// <summary>Whether a target refers to itself, in however many steps.</summary>
    public bool IsCircular(string pointer)
    {
        if (!_circular.TryGetValue(pointer, out var known))
            _circular[pointer] = known = Reachable(pointer).Contains(pointer);
        return known;
    }

    /// <summary>The same text for targets of one name that say the same, with all that they refer to.</summary>
    public string MeaningOf(string pointer)
    {
        if (!_meanings.TryGetValue(pointer, out var meaning))
        {
            var all = Reachable(pointer);
            all.Add(pointer);
            _meanings[pointer] = meaning = pointer + "\n" + string.Join("\n", all.Order(StringComparer.Ordinal).Select(p => $"{p} {JsonBuild.Key(_targets[p])}"));
        }

        return meaning;
    }

    private HashSet<string> Reachable(string pointer)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([pointer]);
        while (waiting.TryPop(out var next))
        {
            foreach (var inner in Subschemas.In(_targets[next]).Select(PointerOf))
            {
                if (inner is not null && reached.Add(inner))
                    waiting.Push(inner);
            }
        }

        return reached;
    }
}

/// <summary>
/// Writes what references lead to: in their place, or under <c>definitions</c> where it leads in a circle, or everywhere. Several schemas that are
/// written by one writer share its definitions.
/// </summary>
/// <param name="keepsAll">References stay references.</param>
/// <param name="taken">Names that <c>definitions</c> has already.</param>
internal sealed class ReferenceWriter(bool keepsAll = false, IEnumerable<string>? taken = null)
{
    /// <summary>What is shared in earnest is far smaller; what refers to itself twice over and over has no end.</summary>
    private const int MaxSchemas = 1_000_000;

    /// <summary>What is said of a shared schema itself, not of the property that refers to it.</summary>
    private static readonly string[] OfTarget = ["csharpName", "renamedFrom", "deprecated"];

    private readonly HashSet<string> _taken = new(taken ?? [], StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Name, JsonValue Target, ReferenceTargets Targets)> _defined = [];
    private int _written;

    /// <exception cref="InputException">Written out, the shared schemas have no end.</exception>
    public JsonValue Write(JsonValue schema, ReferenceTargets targets) => Schema(schema, targets, 0);

    /// <summary>The name of a target under <c>definitions</c>.</summary>
    public string Define(string pointer, ReferenceTargets targets)
    {
        // Many rules share what says the same.
        var meaning = targets.MeaningOf(pointer);
        if (_names.TryGetValue(meaning, out var name))
            return name;
        name = Unique(JsonPointer.LastName(pointer));
        _names.Add(meaning, name);
        _defined.Add((name, targets[pointer], targets));
        return name;
    }

    /// <summary>What stands under <c>definitions</c>, with all that it refers to.</summary>
    public IReadOnlyList<JsonMember> Definitions()
    {
        var definitions = new List<JsonMember>();
        for (var i = 0; i < _defined.Count; i++)
            definitions.Add(JsonBuild.Member(_defined[i].Name, Schema(_defined[i].Target, _defined[i].Targets, 0)));
        return definitions;
    }

    private JsonValue Schema(JsonValue schema, ReferenceTargets targets, int depth)
    {
        if (schema.Kind != JsonKind.Object)
            return schema;
        if (++_written > MaxSchemas || depth > JsonParser.MaxDepth)
            throw new InputException("the shared schemas of the plan refer to each other so often that they cannot be written out; share less, or export to native or jsonschema.");
        if (targets.PointerOf(schema) is not { } pointer)
            return JsonBuild.Object(schema.Members.Select(m => m with { Value = Subschemas.Map(m.Name, m.Value, inner => Schema(inner, targets, depth + 1)) }));

        var written = keepsAll || targets.IsCircular(pointer)
            ? JsonBuild.Object(("$ref", JsonBuild.Text("#/definitions/" + Uri.EscapeDataString(JsonPointer.Escape(Define(pointer, targets))))))
            : Schema(targets[pointer], targets, depth + 1).Without(OfTarget);
        foreach (var beside in schema.Members.Where(m => m.Name != "$ref"))
            written = written.With(beside.Name, beside.Value);
        return written;
    }

    private string Unique(string name)
    {
        // Half a character has no place in a URI.
        if (name.Length == 0 || name.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar))
            name = FileNames.Slug(name);
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
            unique = $"{name}-{i}";
        return unique;
    }
}
