using System.Text.Json;

namespace TrackingPlan.TestSupport;

/// <summary>
/// What ajv says, with the formats of ajv-formats and patterns in Unicode. One process answers all questions of a call, so ask many at once.
/// Numbers are those of JavaScript: beyond 2^53, or 17 digits, ajv rounds them.
/// </summary>
internal static class Ajv
{
    /// <summary>Whether each value satisfies its schema by draft-07; null where ajv cannot compile the schema.</summary>
    /// <param name="pairs">Each a JSON text, which is sent as it is. A lone surrogate must be escaped.</param>
    public static IReadOnlyList<bool?> Judge(IEnumerable<(string SchemaJson, string ValueJson)> pairs) =>
        [.. Ask(pairs.Select(pair => new { schema = pair.SchemaJson, value = pair.ValueJson })).Select(answer => JsonSerializer.Deserialize<bool?>(answer))];

    /// <summary>
    /// Why each schema is none of draft-07: what its meta-schema says, or strict ajv, which refuses words and formats that nobody knows, and words
    /// that are ignored where they stand. Null where there is no fault.
    /// </summary>
    public static IReadOnlyList<string?> Faults(IEnumerable<string> schemas) =>
        [.. Ask(schemas.Select(schema => new { schema })).Select(answer => JsonSerializer.Deserialize<string?>(answer))];

    private static IReadOnlyList<string> Ask<T>(IEnumerable<T> questions)
    {
        NodePackages.Require("ajv");
        return NodePackages.Ask("judge.cjs", [.. questions.Select(question => JsonSerializer.Serialize(question))]);
    }
}
