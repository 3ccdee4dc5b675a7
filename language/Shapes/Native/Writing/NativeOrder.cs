using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Native.Writing;

/// <summary>
/// The canonical order of a native plan: what a thing is before what it holds. The order of events, properties and values is the
/// author's, who tells a story with it, and stays.
/// </summary>
internal static class NativeOrder
{
    private static readonly string[] Plan =
    [
        "$schema", "$comment", "name", "description", "naming", "definitions", "$defs", "events", "identify", "group", "page", "screen",
        "audiences", "metrics", "destinations",
    ];

    private static readonly string[] Call =
    [
        "$comment", "name", "description", "version", "renamedFrom", "owner", "csharpName", "deprecated", "user", "alongside",
        "properties", "traits", "required", "additionalProperties",
    ];

    private static readonly string[] LastOfCall = ["versions"];

    private static readonly string[] Schema =
    [
        "$ref", "$id", "id", "$comment", "title", "description", "type", "format", "enum", "const",
        "minLength", "maxLength", "pattern", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf",
        "properties", "patternProperties", "required", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "dependencies",
        "items", "additionalItems", "contains", "minItems", "maxItems", "uniqueItems",
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
        "pii", "renamedFrom", "deprecated", "csharpName", "valueNames", "valueDescriptions",
    ];

    private static readonly string[] LastOfSchema = ["default", "examples", "definitions", "$defs"];

    private static readonly HashSet<string> MapsOfSchemas = new(StringComparer.Ordinal)
    {
        "properties", "patternProperties", "definitions", "$defs",
    };

    /// <summary>A native plan in canonical order, and the objects of it that take a line for each member.</summary>
    public static (JsonValue Plan, HashSet<JsonValue> Expanded) Apply(JsonValue plan)
    {
        var expanded = new HashSet<JsonValue>(ReferenceEqualityComparer.Instance);
        var ordered = Sort(plan, Plan, [], (name, value) => name switch
        {
            "events" => Map(value, e => CallOf(e, expanded), expanded),
            "identify" or "group" or "page" or "screen" => CallOf(value, expanded),
            "definitions" or "$defs" => Map(value, SchemaOf, expanded),
            _ => value,
        });
        expanded.Add(ordered);
        return (ordered, expanded);
    }

    private static JsonValue CallOf(JsonValue call, HashSet<JsonValue> expanded)
    {
        var ordered = Sort(call, Call, LastOfCall, (name, value) => name switch
        {
            "properties" or "traits" => Map(value, SchemaOf, expanded),
            "versions" => Map(value, v => CallOf(v, expanded), expanded),
            _ => SchemaMember(name, value),
        });
        expanded.Add(ordered);
        return ordered;
    }

    public static JsonValue SchemaOf(JsonValue schema) => Sort(schema, Schema, LastOfSchema, SchemaMember);

    private static JsonValue SchemaMember(string keyword, JsonValue value) => keyword switch
    {
        _ when MapsOfSchemas.Contains(keyword) => Map(value, SchemaOf, null),
        "items" or "additionalProperties" or "additionalItems" or "contains" or "propertyNames" or "not" or "if" or "then" or "else" => SchemaOf(value),
        "allOf" or "anyOf" or "oneOf" when value.Kind == JsonKind.Array => Same(value, items: value.Items.Select(SchemaOf)),
        _ => value,
    };

    private static JsonValue Map(JsonValue map, Func<JsonValue, JsonValue> order, HashSet<JsonValue>? expanded)
    {
        if (map.Kind != JsonKind.Object)
            return map;
        var ordered = Same(map, members: map.Members.Select(m => m with { Value = order(m.Value) }));
        if (ordered.Members.Count > 0)
            expanded?.Add(ordered);
        return ordered;
    }

    private static JsonValue Sort(JsonValue value, string[] first, string[] last, Func<string, JsonValue, JsonValue> order)
    {
        if (value.Kind != JsonKind.Object)
            return value;
        return Same(value, members: value.Members
            .OrderBy(m => Array.IndexOf(first, m.Name) is >= 0 and var i ? i : Array.IndexOf(last, m.Name) is >= 0 and var j ? 1_000 + j : 500)
            .Select(m => m with { Value = order(m.Name, m.Value) }));
    }

    /// <summary>The value in its new order, which is still at the old place: comments find it there.</summary>
    private static JsonValue Same(JsonValue value, IEnumerable<JsonMember>? members = null, IEnumerable<JsonValue>? items = null) =>
        new() { Kind = value.Kind, Range = value.Range, Members = [.. members ?? value.Members], Items = [.. items ?? value.Items] };
}
