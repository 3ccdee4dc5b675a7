using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Keywords;
using TrackingPlan.Tool.Formats.Json;

namespace TrackingPlan.Tool.Formats.Schemas;

/// <summary>Keywords of a schema that only the native format knows, and those that another system may keep or not.</summary>
internal static class NativeKeywords
{
    /// <summary>The plan's own; a comment is for readers of the file, and names of a schema mean nothing within one.</summary>
    private static readonly HashSet<string> Own = [.. KeywordTable.All.Where(keyword => keyword.Role == KeywordRole.Own).Select(keyword => keyword.Name), "$comment", "id", "$id", "$schema"];

    private static readonly HashSet<string> All = [.. Own, "examples", "default", "title"];

    public static bool Contains(string keyword) => All.Contains(keyword);

    /// <summary>A schema without them, so that it can be held against one that has been to another system and back.</summary>
    public static JsonValue Without(JsonValue schema) => Without(schema, All);

    /// <summary>A schema for others: without what only a native plan says.</summary>
    public static JsonValue WithoutOwn(JsonValue schema) => Without(schema, Own);

    private static JsonValue Without(JsonValue schema, HashSet<string> keywords) => schema.Kind != JsonKind.Object ? schema
        : JsonBuild.Object(schema.Members.Where(m => !keywords.Contains(m.Name))
            .Select(m => m with { Value = SchemaParts.Map(m.Name, m.Value, inner => Without(inner, keywords)) }));
}
