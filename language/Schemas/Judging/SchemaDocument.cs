using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>
/// What a <c>$ref</c> leads to: a JSON Pointer into its document (RFC 6901, section 6), or the name that a schema has by <c>$id</c>
/// (draft-07 core, section 8.2).
/// </summary>
internal sealed class SchemaDocument
{
    private static readonly Uri NoBase = new("plan:/", UriKind.Absolute);

    private readonly JsonValue _root;
    private readonly Dictionary<string, JsonValue> _named = new(StringComparer.Ordinal);

    /// <summary>Only of schemas below one with an <c>$id</c>, which few documents have.</summary>
    private readonly Dictionary<JsonValue, Uri> _bases = [];

    public SchemaDocument(JsonValue root)
    {
        _root = root;
        var waiting = new Stack<(JsonValue Schema, Uri Base)>();
        waiting.Push((root, NoBase));
        while (waiting.Count > 0)
        {
            var (schema, location) = waiting.Pop();
            if (schema["$ref"]?.Kind != JsonKind.String)
                location = Named(schema, location);
            if (location != NoBase)
                _bases[schema] = location;
            foreach (var inner in SubschemaWalk.Of(schema))
                waiting.Push((inner, location));
        }
    }

    /// <summary>The schema that a reference means; null when it leads nowhere, or out of the document.</summary>
    /// <param name="reference">What <c>$ref</c> says.</param>
    /// <param name="schema">The schema that says it; null when it stands in another document.</param>
    public JsonValue? Resolve(string reference, JsonValue? schema = null)
    {
        if (_bases.Count == 0 && reference.StartsWith("#", StringComparison.Ordinal))
            return Find(_root, reference);
        var location = schema is not null && _bases.TryGetValue(schema, out var known) ? known : NoBase;
        if (!Uri.TryCreate(location, reference, out var target))
            return null;
        var text = target.AbsoluteUri;
        var hash = text.IndexOf('#');
        var (document, fragment) = hash < 0 ? (text, "#") : (text.Substring(0, hash), text.Substring(hash));
        if (fragment.Length > 1 && _named.TryGetValue(text, out var anchored))
            return anchored;
        var start = document == NoBase.AbsoluteUri ? _root : _named.TryGetValue(document, out var named) ? named : null;
        return start is null ? null : Find(start, fragment);
    }

    private static JsonValue? Find(JsonValue start, string fragment) =>
        fragment == "#" ? start : fragment.StartsWith("#/", StringComparison.Ordinal) ? JsonPointer.Find(start, fragment) : null;

    /// <summary>Notes a schema's <c>$id</c>; what its own references start from.</summary>
    private Uri Named(JsonValue schema, Uri location)
    {
        if (schema["$id"] is not { Kind: JsonKind.String } id || !Uri.TryCreate(location, id.Text, out var name))
            return location;
        var text = name.AbsoluteUri;
        if (name.Fragment.Length > 1)
        {
            Add(text, schema);
            return location;
        }

        var document = text.TrimEnd('#');
        Add(document, schema);
        return new Uri(document, UriKind.Absolute);
    }

    private void Add(string name, JsonValue schema)
    {
        if (!_named.ContainsKey(name))
            _named.Add(name, schema);
    }
}
