using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;

namespace TrackingPlan.Language.Schemas.Keywords;

/// <summary>The types of JSON Schema. A whole number is an integer and no other number, so that both together are every number.</summary>
[Flags]
internal enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
    Numbers = Integer | Number,
    Any = Null | Boolean | Integer | Number | String | Array | Object,
}

internal static class JsonType
{
    /// <summary>The types that a name stands for; none for a word that is no type.</summary>
    public static JsonTypes Parse(string name) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Numbers,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        "object" => JsonTypes.Object,
        "any" => JsonTypes.Any,
        _ => JsonTypes.None,
    };

    /// <summary>The types that <c>type</c> names, which some write as null without quotes in a list; null when there is none, or a word that is no type.</summary>
    public static JsonTypes? DeclaredBy(JsonValue schema)
    {
        if (schema["type"] is not { } type)
            return null;
        var declared = JsonTypes.None;
        foreach (var name in type.Kind == JsonKind.Array ? type.Items : [type])
        {
            var one = name.Kind == JsonKind.String ? Parse(name.Text) : name.Kind == JsonKind.Null && type.Kind == JsonKind.Array ? JsonTypes.Null : JsonTypes.None;
            if (one == JsonTypes.None)
                return null;
            declared |= one;
        }

        return declared == JsonTypes.None ? null : declared;
    }

    public static JsonTypes Of(InstanceValue value) => value.Kind switch
    {
        JsonKind.String => JsonTypes.String,
        JsonKind.Number => value.IsInteger() ? JsonTypes.Integer : JsonTypes.Number,
        JsonKind.True or JsonKind.False => JsonTypes.Boolean,
        JsonKind.Object => JsonTypes.Object,
        JsonKind.Array => JsonTypes.Array,
        _ => JsonTypes.Null,
    };

    /// <summary>As JSON Schema writes one type.</summary>
    public static string NameOf(JsonTypes type) => type switch
    {
        JsonTypes.Null => "null",
        JsonTypes.Boolean => "boolean",
        JsonTypes.Integer => "integer",
        JsonTypes.Number => "number",
        JsonTypes.String => "string",
        JsonTypes.Array => "array",
        _ => "object",
    };

    /// <summary>In words, such as <c>a string or null</c>.</summary>
    public static string Describe(JsonTypes types)
    {
        var words = new List<string>();
        foreach (var (type, word) in new[]
        {
            (JsonTypes.String, "a string"), (JsonTypes.Numbers, "a number"), (JsonTypes.Integer, "an integer"), (JsonTypes.Number, "a number with a fraction"),
            (JsonTypes.Boolean, "a boolean"), (JsonTypes.Array, "an array"), (JsonTypes.Object, "an object"), (JsonTypes.Null, "null"),
        })
        {
            if ((types & type) != type)
                continue;
            types &= ~type;
            words.Add(word);
        }

        return string.Join(" or ", words);
    }
}
