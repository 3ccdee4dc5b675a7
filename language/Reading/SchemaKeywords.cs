namespace TrackingPlan.Language.Reading;

/// <summary>The words of JSON Schema draft-07, and the plan's own beside them.</summary>
internal static class SchemaKeywords
{
    /// <summary>What describes a value without limiting it; alone allowed beside a <c>$ref</c>.</summary>
    public static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "title", "description", "default", "examples", "deprecated", "$comment", "$id", "id", "$schema", "readOnly", "writeOnly",
        "definitions", "$defs", "pii", "csharpName", "renamedFrom", "valueNames", "valueDescriptions", "contentEncoding", "contentMediaType",
    };

    /// <summary>What limits a value and is typed or checked.</summary>
    public static readonly HashSet<string> Typed = new(StringComparer.Ordinal)
    {
        "$ref", "type", "enum", "const", "anyOf", "oneOf", "allOf",
        "properties", "required", "additionalProperties",
        "items", "minItems", "maxItems", "uniqueItems",
        "minLength", "maxLength", "pattern", "format",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    };

    /// <summary>What limits a value and can be neither typed nor checked, with the reason; later drafts' words too, for plans use them.</summary>
    public static readonly Dictionary<string, string> Untypable = new(StringComparer.Ordinal)
    {
        ["not"] = "C# has no type for everything but something",
        ["if"] = "C# has no type that depends on a value",
        ["then"] = "C# has no type that depends on a value",
        ["else"] = "C# has no type that depends on a value",
        ["patternProperties"] = "properties need names to become members",
        ["propertyNames"] = "properties need names to become members",
        ["minProperties"] = "the number of properties is not counted",
        ["maxProperties"] = "the number of properties is not counted",
        ["dependencies"] = "C# has no property that depends on another",
        ["dependentRequired"] = "C# has no property that depends on another",
        ["dependentSchemas"] = "C# has no property that depends on another",
        ["unevaluatedProperties"] = "it is no word of draft-07",
        ["contains"] = "all items of a list have one type",
        ["minContains"] = "all items of a list have one type",
        ["maxContains"] = "all items of a list have one type",
        ["additionalItems"] = "all items of a list have one type",
        ["prefixItems"] = "all items of a list have one type",
        ["unevaluatedItems"] = "it is no word of draft-07",
    };

    /// <summary>What Segment and others write into schemas, without meaning for us.</summary>
    public static readonly HashSet<string> Foreign = new(StringComparer.Ordinal)
    {
        "labels", "eventMetadata", "isNewProperty", "key", "name", "version", "owner", "context", "traits", "example", "tags",
    };

    /// <summary>Every word that a schema may hold: what an unknown one may have been meant to be.</summary>
    public static readonly string[] All = [.. Typed, .. Annotations, .. Untypable.Keys];
}
