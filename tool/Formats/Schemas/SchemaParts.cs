using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Keywords;
using TrackingPlan.Tool.Formats.Json;

namespace TrackingPlan.Tool.Formats.Schemas;

/// <summary>Changes the schemas within a schema: names of properties are no keywords, and values of the plan's, such as a default, are no schemas.</summary>
internal static class SchemaParts
{
    /// <summary>The value of a keyword with each schema in it changed; the same value where it holds none.</summary>
    public static JsonValue Map(string keyword, JsonValue value, Func<JsonValue, JsonValue> change) =>
        Map(keyword, value, "", (schema, _) => change(schema));

    /// <param name="keyword">The keyword.</param>
    /// <param name="value">Its value.</param>
    /// <param name="path">Of the value, as a JSON path.</param>
    /// <param name="change">Takes a schema and its path.</param>
    public static JsonValue Map(string keyword, JsonValue value, string path, Func<JsonValue, string, JsonValue> change) => KeywordTable.Find(keyword)?.Subschemas switch
    {
        Subschemas.Named when value.Kind == JsonKind.Object => JsonBuild.Object(value.Members.Select(
            m => keyword == "dependencies" && m.Value.Kind == JsonKind.Array ? m : m with { Value = change(m.Value, $"{path}[{JsonText.Of(m.Name)}]") })),
        Subschemas.Many or Subschemas.OneOrMany when value.Kind == JsonKind.Array => JsonBuild.Array(value.Items.Select((item, i) => change(item, $"{path}[{i}]"))),
        Subschemas.One or Subschemas.OneOrMany => change(value, path),
        _ => value,
    };

    /// <summary>The schema and every schema in it, each after the one that holds it.</summary>
    public static IEnumerable<JsonValue> In(JsonValue schema)
    {
        var waiting = new Stack<JsonValue>([schema]);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            foreach (var inner in SubschemaWalk.Of(next))
                waiting.Push(inner);
        }
    }
}
