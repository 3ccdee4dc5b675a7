namespace TrackingPlan.Language.Json;

/// <summary>A JSON value that knows where it was written.</summary>
internal sealed class JsonValue
{
    private const int FewMembers = 8;

    public static JsonValue EmptyObject { get; } = new() { Kind = JsonKind.Object, Range = default };

    private Dictionary<string, int>? _index;

    public required JsonKind Kind { get; init; }

    public required TextRange Range { get; init; }

    /// <summary>A string's characters, unescaped (a lone surrogate stays one); a number's digits, as written; else empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>An object's members in the order of the text. Each name is there once: of several, the last counts.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>An array's items.</summary>
    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    public bool IsBoolean => Kind is JsonKind.True or JsonKind.False;

    /// <summary>The value of an object's member; null when there is none, or when this is no object.</summary>
    public JsonValue? this[string name] => Find(name) is { } member ? member.Value : null;

    public JsonMember? Find(string name)
    {
        if (Members.Count <= FewMembers)
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                    return member;
            }

            return null;
        }

        if (_index is null)
        {
            var names = new Dictionary<string, int>(Members.Count, StringComparer.Ordinal);
            for (var i = 0; i < Members.Count; i++)
                names[Members[i].Name] = i;
            _index = names;
        }

        return _index.TryGetValue(name, out var found) ? Members[found] : null;
    }
}

/// <param name="Name">Unescaped.</param>
/// <param name="NameRange">The name with its quotes.</param>
internal sealed record JsonMember(string Name, TextRange NameRange, JsonValue Value);
