using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Language.Documents.Schemas;

/// <summary>
/// Writes what references lead to: in their place, or under <c>definitions</c> where it leads in a circle or is too much, or everywhere. Several schemas that are
/// written by one writer share its definitions.
/// </summary>
/// <param name="keepsAll">References stay references.</param>
/// <param name="taken">Names that <c>definitions</c> has already.</param>
internal sealed class ReferenceWriter(bool keepsAll = false, IEnumerable<string>? taken = null)
{
    /// <summary>What is said of a shared schema itself, not of the property that refers to it.</summary>
    private static readonly string[] OfTarget = ["csharpName", "renamedFrom", "deprecated"];

    private readonly HashSet<string> _taken = new(taken ?? [], StringComparer.Ordinal);
    private readonly Dictionary<(string, UInt128), string> _names = [];
    private readonly List<(string Name, JsonValue Target, ReferenceTargets Targets)> _defined = [];

    public JsonValue Write(JsonValue schema, ReferenceTargets targets) => Schema(schema, targets, 0, isShared: false);

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
            definitions.Add(JsonBuild.Member(_defined[i].Name, Schema(_defined[i].Target, _defined[i].Targets, 0, isShared: true)));
        return definitions;
    }

    private JsonValue Schema(JsonValue schema, ReferenceTargets targets, int depth, bool isShared)
    {
        if (schema.Kind != JsonKind.Object)
            return schema;
        if (targets.PointerOf(schema) is not { } pointer)
            return schema.Map(m => m.With(SchemaParts.Map(m.Name, m.Value, inner => Schema(inner, targets, depth + 2, isShared))));

        var written = keepsAll || !targets.TryWriteOut(pointer, depth, isShared)
            ? JsonBuild.Object(("$ref", JsonBuild.Text("#/definitions/" + Uri.EscapeDataString(JsonPointer.Escape(Define(pointer, targets))))))
            : Schema(targets[pointer], targets, depth, isShared).Without(OfTarget);
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
