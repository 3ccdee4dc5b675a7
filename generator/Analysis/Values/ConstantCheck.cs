using System.Globalization;
using TrackingPlan.Json;
using TrackingPlan.Plan;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Analysis.Values;

/// <summary>Holds a value that is known at compile time against its schema.</summary>
internal static class ConstantCheck
{
    /// <summary>What the schema expects instead of the value; null when the value is good.</summary>
    /// <param name="value">A string, a char, a boolean, a number or null.</param>
    public static string? Expectation(Schema schema, DefinitionTable definitions, object? value)
    {
        if (value is null)
            return (SchemaTypes.Of(schema, definitions) & JsonTypes.Null) != 0 ? null : SchemaTypes.Describe(SchemaTypes.Of(schema, definitions));
        if (value is char character)
            value = character.ToString();

        switch (definitions.Resolve(schema).Target)
        {
            case ConstSchema single:
                return IsJson(value, single.Json) ? null : single.Json;
            case EnumSchema several:
                return ExpectOneOf(several, value);
            case StringSchema text:
                return value is string s ? ExpectString(text, s) : "a string";
            case NumberSchema number:
                return TryNumber(value, out var n) ? ExpectNumber(number, n) : SchemaTypes.Describe(SchemaTypes.Of(schema, definitions));
            case BooleanSchema:
                return value is bool ? null : "a boolean";
            case ArraySchema:
                return "an array";
            case ObjectSchema:
                return "an object";
            case UnionSchema union:
                return ExpectMember(union, definitions, value);
            default:
                return null;
        }
    }

    private static string? ExpectOneOf(EnumSchema schema, object value)
    {
        foreach (var permitted in schema.Values)
        {
            if (IsJson(value, permitted.Json))
                return null;
        }

        return "one of " + string.Join(", ", schema.Values.Select(permitted => permitted.Json));
    }

    private static string? ExpectMember(UnionSchema schema, DefinitionTable definitions, object value)
    {
        if (definitions.MembersOf(schema) is not { } members)
            return null;
        var expectations = new List<string>();
        foreach (var member in members)
        {
            if (Expectation(member, definitions, value) is not { } expectation)
                return null;
            expectations.Add(expectation);
        }

        return string.Join(" or ", expectations);
    }

    private static string? ExpectString(StringSchema schema, string value)
    {
        var length = JsonText.LengthOf(value);
        if (schema.MinLength is { } least && length < least)
            return least == 1 ? "text that is not empty" : $"at least {Count(least)}";
        if (schema.MaxLength is { } most && length > most)
            return $"at most {Count(most)}";
        if (schema.Pattern is { } pattern && !PlanPattern.Matches(pattern, value))
            return $"text that matches {pattern}";
        return Formats.Expectation(schema, value);
    }

    private static string? ExpectNumber(NumberSchema schema, decimal value)
    {
        if (schema.Type == NumberType.Integer && value != decimal.Truncate(value))
            return "an integer";
        if (Bound(schema.Minimum) is { } least && value < least)
            return $"at least {schema.Minimum}";
        if (Bound(schema.Maximum) is { } most && value > most)
            return $"at most {schema.Maximum}";
        if (Bound(schema.ExclusiveMinimum) is { } above && value <= above)
            return $"more than {schema.ExclusiveMinimum}";
        if (Bound(schema.ExclusiveMaximum) is { } below && value >= below)
            return $"less than {schema.ExclusiveMaximum}";
        return Bound(schema.MultipleOf) is { } step && step != 0 && value % step != 0 ? $"a multiple of {schema.MultipleOf}" : null;
    }

    private static bool IsJson(object value, string json) => value switch
    {
        string text => json == JsonText.Of(text),
        bool flag => json == (flag ? "true" : "false"),
        _ => TryNumber(value, out var number) && Bound(json) is { } permitted && number == permitted,
    };

    private static bool TryNumber(object value, out decimal number)
    {
        number = 0;
        try
        {
            if (value is string or bool)
                return false;
            number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            return true;
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException or FormatException)
        {
            return false;
        }
    }

    private static decimal? Bound(string? json) =>
        decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? bound : null;

    private static string Count(int characters) => characters == 1 ? "1 character" : $"{characters} characters";
}
