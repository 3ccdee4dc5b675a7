using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>Keywords of a schema that only the native format knows. Another system may keep them or not.</summary>
internal static class NativeKeywords
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "pii", "csharpName", "renamedFrom", "deprecated", "valueNames", "valueDescriptions", "$comment", "examples", "default", "title",
    };

    public static bool Contains(string keyword) => All.Contains(keyword);

    /// <summary>A schema without them, so that it can be held against one that has been to another system and back.</summary>
    public static JsonValue Without(JsonValue schema) => schema.Kind switch
    {
        JsonKind.Object => JsonBuild.Object(schema.Members.Where(m => !All.Contains(m.Name)).Select(m => m with { Value = Member(m) })),
        JsonKind.Array => JsonBuild.Array(schema.Items.Select(Without)),
        _ => schema,
    };

    private static JsonValue Member(JsonMember member) => member.Name switch
    {
        "enum" or "const" or "required" => member.Value,
        "properties" or "patternProperties" or "definitions" or "$defs" => JsonBuild.Object(member.Value.Members.Select(m => m with { Value = Without(m.Value) })),
        _ => Without(member.Value),
    };
}
