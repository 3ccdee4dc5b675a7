using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>Where a schema holds schemas: names of properties are no keywords, and values of the plan's, such as a default, are no schemas.</summary>
internal static class Subschemas
{
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal)
    {
        "properties", "patternProperties", "definitions", "$defs", "dependencies", "dependentSchemas",
    };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "allOf", "anyOf", "oneOf", "prefixItems", "items" };

    private static readonly HashSet<string> Single = new(StringComparer.Ordinal)
    {
        "items", "additionalItems", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else", "unevaluatedItems", "unevaluatedProperties",
    };

    /// <summary>The value of a keyword with each schema in it changed; the same value where it holds none.</summary>
    public static JsonValue Map(string keyword, JsonValue value, Func<JsonValue, JsonValue> change) =>
        Map(keyword, value, "", (schema, _) => change(schema));

    /// <param name="keyword">The keyword.</param>
    /// <param name="value">Its value.</param>
    /// <param name="path">Of the value, as a JSON path.</param>
    /// <param name="change">Takes a schema and its path.</param>
    public static JsonValue Map(string keyword, JsonValue value, string path, Func<JsonValue, string, JsonValue> change) => value.Kind switch
    {
        JsonKind.Object when Maps.Contains(keyword) => JsonBuild.Object(value.Members.Select(
            m => keyword == "dependencies" && m.Value.Kind == JsonKind.Array ? m : m with { Value = change(m.Value, $"{path}[{JsonText.Of(m.Name)}]") })),
        JsonKind.Array when Lists.Contains(keyword) => JsonBuild.Array(value.Items.Select((item, i) => change(item, $"{path}[{i}]"))),
        _ when Single.Contains(keyword) => change(value, path),
        _ => value,
    };

    /// <summary>The schema and every schema in it, each after the one that holds it.</summary>
    public static IEnumerable<JsonValue> In(JsonValue schema)
    {
        var waiting = new Stack<JsonValue>([schema]);
        while (waiting.TryPop(out var next))
        {
            yield return next;
            foreach (var member in next.Members)
            {
                Map(member.Name, member.Value, inner =>
                {
                    waiting.Push(inner);
                    return inner;
                });
            }
        }
    }
}
