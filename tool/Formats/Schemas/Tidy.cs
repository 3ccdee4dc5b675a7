using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats.Json;

namespace TrackingPlan.Tool.Formats.Schemas;

/// <summary>
/// Says in the words of draft-07 what plans say in others: no type for <c>any</c>, <c>"null"</c> for null in a list of types, the bound of
/// <c>exclusiveMinimum: true</c>, <c>required</c> at the object and not at the property, <c>dependencies</c> and <c>items</c> for what later
/// drafts have split. What means nothing goes: ids that repeat the path, empty descriptions and patterns, a list of one type. Two schemas that
/// are the same after it say the same.
/// </summary>
internal static class Tidy
{
    private static readonly string[] AllTypes = ["string", "number", "boolean", "array", "object", "null"];

    public static JsonValue Schema(JsonValue schema)
    {
        if (schema.Kind != JsonKind.Object)
            return schema;
        var members = new List<JsonMember>();
        foreach (var member in schema.Members)
        {
            if (Respelled(member, schema) is not { } written || IsIdle(written, schema))
                continue;
            var value = SchemaParts.Map(written.Name, written.Value, Schema);
            if (written.Name == "dependencies" && members.FindIndex(m => m.Name == "dependencies") is >= 0 and var at)
                members[at] = members[at] with { Value = JsonBuild.Object(members[at].Value.Members.Concat(value.Members).DistinctBy(m => m.Name)) };
            else
                members.Add(written with { Value = value });
        }

        // Untyped, the items that prefixItems was about would be taken for a type.
        if (IsTuple(schema) && schema["items"] is null && schema["properties"] is not { Members.Count: > 0 }
            && members.TrueForAll(m => m.Name != "type"))
            members.Add(JsonBuild.Member("type", JsonBuild.Array(AllTypes.Select(JsonBuild.Text))));
        return WithRequired(JsonBuild.Object(members), schema["properties"]);
    }

    /// <summary>A schema without the words that mean nothing beside its others; what is within them stays as it is.</summary>
    public static JsonValue WithoutIdle(JsonValue schema) =>
        schema.Members.Any(m => IsIdle(m, schema)) ? WithoutIdle(JsonBuild.Object(schema.Members.Where(m => !IsIdle(m, schema)))) : schema;

    /// <summary>Draft-03 said at the property that it is required.</summary>
    private static JsonValue WithRequired(JsonValue schema, JsonValue? properties)
    {
        var listed = schema["required"]?.Items ?? [];
        var more = (properties?.Members ?? []).Where(p => p.Value["required"]?.Kind == JsonKind.True && !listed.Any(r => r.Text == p.Name)).ToList();
        return more.Count == 0 ? schema : schema.With("required", JsonBuild.Array(listed.Concat(more.Select(p => JsonBuild.Text(p.Name)))));
    }

    private static JsonMember? Respelled(JsonMember member, JsonValue schema)
    {
        var value = member.Value;
        switch (member.Name)
        {
            case "type":
                return TypeOf(value, schema) is { } type ? member with { Value = type } : null;
            case "minimum" or "maximum":
                return schema[Exclusive(member.Name)]?.Kind == JsonKind.True ? null : member;
            case "exclusiveMinimum" or "exclusiveMaximum" when value.IsBoolean:
                var bound = member.Name == "exclusiveMinimum" ? "minimum" : "maximum";
                return value.Kind == JsonKind.True && schema[bound] is { } limit ? member with { Value = limit } : null;
            case "dependentRequired" or "dependentSchemas" when value.Kind == JsonKind.Object:
                return member with { Name = "dependencies" };
            case "prefixItems" when IsTuple(schema):
                return member with { Name = "items" };
            case "items" when IsTuple(schema):
                return member with { Name = "additionalItems" };
            case "items" when value is { Kind: JsonKind.Null } or { Kind: JsonKind.Array, Items.Count: 0 }:
                return member with { Value = JsonBuild.Object() };
            default:
                return member;
        }
    }

    /// <summary>Beside alternatives a list of items would be taken for one more; there, prefixItems is what it is to the compiler: no word of draft-07.</summary>
    private static bool IsTuple(JsonValue schema) =>
        schema["prefixItems"] is { Kind: JsonKind.Array, Items.Count: > 0 } && schema["anyOf"] is null && schema["oneOf"] is null;

    private static string Exclusive(string bound) => bound == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";

    /// <summary>The type as draft-07 says it; null for any.</summary>
    private static JsonValue? TypeOf(JsonValue value, JsonValue schema)
    {
        if (value.Kind == JsonKind.Array)
        {
            var types = value.Items.Select(t => t.Kind == JsonKind.Null ? JsonBuild.Text("null") : t).DistinctBy(t => (t.Kind, t.Text)).ToList();
            if (!types.Exists(IsAny))
                return types.Count > 1 ? JsonBuild.Array(types) : types.Count == 1 ? types[0] : null;
        }
        else if (!IsAny(value))
        {
            return value;
        }

        return AnyType(schema);
    }

    /// <summary>The type of a schema that takes any value: none, unless other words would then be taken for one.</summary>
    public static JsonValue? AnyType(JsonValue schema) =>
        schema["properties"] is { Members.Count: > 0 } || schema["items"] is not null ? JsonBuild.Array(AllTypes.Select(JsonBuild.Text)) : null;

    private static bool IsAny(JsonValue type) => type is { Kind: JsonKind.String, Text: "any" };

    private static bool IsIdle(JsonMember member, JsonValue schema) => member switch
    {
        { Name: "const" or "default" } => false,
        { Value.Kind: JsonKind.Null } => true,
        { Name: "id", Value.Kind: JsonKind.String } => member.Value.Text.StartsWith("/properties/", StringComparison.Ordinal),
        { Name: "description" or "pattern" or "format", Value: { Kind: JsonKind.String, Text.Length: 0 } } => true,
        { Name: "required", Value: { Kind: JsonKind.Array, Items.Count: 0 } or { IsBoolean: true } } => true,
        { Name: "enum" or "allOf" or "anyOf" or "oneOf" or "prefixItems", Value: { Kind: JsonKind.Array, Items.Count: 0 } } => true,
        { Name: "then" or "else" } => schema["if"] is null,
        { Name: "if" } => schema["then"] is null && schema["else"] is null,
        { Name: "additionalItems" } => (IsTuple(schema) ? schema["prefixItems"] : schema["items"]) is not { Kind: JsonKind.Array, Items.Count: > 0 },
        _ => false,
    };
}
