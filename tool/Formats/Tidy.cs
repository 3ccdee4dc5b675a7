using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>
/// Takes out of a schema what editors of plans write without meaning anything: ids that repeat the path, empty descriptions and patterns,
/// a list of one type. Two schemas that are the same after it say the same.
/// </summary>
internal static class Tidy
{
    public static JsonValue Schema(JsonValue schema) => schema.Kind switch
    {
        JsonKind.Object => JsonBuild.Object(schema.Members.Where(m => !IsNoise(m)).Select(m => m with { Value = Member(m.Name, m.Value) })),
        JsonKind.Array => JsonBuild.Array(schema.Items.Select(Schema)),
        _ => schema,
    };

    private static JsonValue Member(string keyword, JsonValue value) => keyword switch
    {
        "enum" or "const" or "default" or "examples" or "required" => value,
        "type" => value is { Kind: JsonKind.Array, Items: [var only] } ? only : value,
        "properties" or "patternProperties" or "definitions" or "$defs" or "dependencies" when value.Kind == JsonKind.Object =>
            JsonBuild.Object(value.Members.Select(m => m with { Value = Schema(m.Value) })),
        _ => Schema(value),
    };

    private static bool IsNoise(JsonMember member) => member switch
    {
        { Name: "id", Value.Kind: JsonKind.String } => member.Value.Text.StartsWith("/properties/", StringComparison.Ordinal),
        { Name: "description" or "pattern", Value: { Kind: JsonKind.String, Text.Length: 0 } } => true,
        { Name: "required", Value: { Kind: JsonKind.Array, Items.Count: 0 } } => true,
        _ => false,
    };
}
