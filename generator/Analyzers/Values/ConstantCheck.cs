using System.Globalization;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Values;

/// <summary>Holds a value that is known at compile time against its schema.</summary>
internal static class ConstantCheck
{
    /// <summary>What the schema expects instead of the value; null when the value is good.</summary>
    /// <param name="value">A string, a char, a boolean, a number or null.</param>
    public static string? Expectation(Schema schema, DefinitionTable definitions, object? value) =>
        JsonOf(value) is not { } json ? "a finite number" : ModelJudge.Of(definitions).FirstViolation(schema, json)?.Expected;

    /// <summary>The value as it is sent; null for a number that JSON does not have.</summary>
    private static JsonValue? JsonOf(object? value) => value switch
    {
        null => Of(JsonKind.Null),
        bool flag => Of(flag ? JsonKind.True : JsonKind.False),
        string or char => Of(JsonKind.String, value.ToString()!),
        double number => double.IsNaN(number) || double.IsInfinity(number) ? null : Of(JsonKind.Number, number.ToString("R", CultureInfo.InvariantCulture)),
        float number => float.IsNaN(number) || float.IsInfinity(number) ? null : Of(JsonKind.Number, number.ToString("R", CultureInfo.InvariantCulture)),
        _ => Of(JsonKind.Number, Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    private static JsonValue Of(JsonKind kind, string text = "") => new() { Kind = kind, Range = default, Text = text };
}
