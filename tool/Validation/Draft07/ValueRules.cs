using System.Text.Json;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>A schema that is just <c>false</c>.</summary>
internal sealed class NothingRule : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation) => evaluation.Fail("False", "No value is allowed");
}

internal sealed class TypeRule(JsonTypes allowed, string expected) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        var given = JsonType.Of(value);
        return (allowed & given) != 0
            || evaluation.Fail("Invalid Type", $"Invalid type. Expected: {expected}, given: {JsonType.Name(given)}");
    }
}

internal sealed class EnumRule(JsonElement[] allowed, bool isConst) : Rule
{
    private readonly string _allowed = string.Join(", ", allowed.Select(a => a.GetRawText()));
    private readonly byte[][] _texts = [.. allowed.Where(a => a.ValueKind == JsonValueKind.String).Select(a => System.Text.Encoding.UTF8.GetBytes(a.GetString()!))];
    private readonly JsonElement[] _others = [.. allowed.Where(a => a.ValueKind != JsonValueKind.String)];

    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind == JsonValueKind.String ? IsAllowedText(value) : Array.Exists(_others, other => JsonEquality.AreEqual(other, value)))
            return true;

        return evaluation.IsProbing ? false
            : isConst ? evaluation.Fail("Const", $"{evaluation.Path()} does not match: {_allowed}")
            : evaluation.Fail("Enum", $"{evaluation.Path()} must be one of the following: {_allowed}");
    }

    private bool IsAllowedText(JsonElement value)
    {
        foreach (var text in _texts)
        {
            if (value.ValueEquals(text))
                return true;
        }

        return false;
    }
}

internal enum Bound
{
    Minimum,
    ExclusiveMinimum,
    Maximum,
    ExclusiveMaximum,
}

internal sealed class BoundRule(Bound bound, JsonElement limit) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return true;
        var order = ElementNumber.Compare(value, limit);
        return bound switch
        {
            Bound.Minimum => order >= 0 || evaluation.Fail("Number Gte", $"Must be greater than or equal to {limit}"),
            Bound.ExclusiveMinimum => order > 0 || evaluation.Fail("Number Gt", $"Must be greater than {limit}"),
            Bound.Maximum => order <= 0 || evaluation.Fail("Number Lte", $"Must be less than or equal to {limit}"),
            _ => order < 0 || evaluation.Fail("Number Lt", $"Must be less than {limit}"),
        };
    }
}

internal sealed class MultipleOfRule(JsonElement step) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation) =>
        value.ValueKind != JsonValueKind.Number
        || ElementNumber.IsMultiple(value, step)
        || evaluation.Fail("Multiple Of", $"Must be a multiple of {step}");
}

/// <summary>Numbers compared exactly where they fit a decimal, and as the nearest double where they do not.</summary>
internal static class ElementNumber
{
    public static int Compare(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b) ? a.CompareTo(b) : left.GetDouble().CompareTo(right.GetDouble());

    public static bool IsMultiple(JsonElement value, JsonElement step)
    {
        if (value.TryGetDecimal(out var dividend) && step.TryGetDecimal(out var divisor))
            return divisor == 0 || dividend % divisor == 0;
        var quotient = value.GetDouble() / step.GetDouble();
        return Math.Abs(quotient - Math.Round(quotient)) < 1e-9;
    }

    /// <summary>Whether a number has no fraction, however it is written: <c>1.0</c> and <c>1e3</c> are integers too.</summary>
    public static bool IsInteger(JsonElement number) =>
        number.TryGetInt64(out _)
        || (number.TryGetDecimal(out var exact) ? decimal.IsInteger(exact) : double.IsInteger(number.GetDouble()));
}

internal static class JsonType
{
    public static JsonTypes Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Number => ElementNumber.IsInteger(value) ? JsonTypes.Integer : JsonTypes.Number,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.Object => JsonTypes.Object,
        JsonValueKind.Array => JsonTypes.Array,
        _ => JsonTypes.Null,
    };

    public static string Name(JsonTypes type) => type.ToString().ToLowerInvariant();

    /// <summary>The type of a name; null for a word that is none, such as <c>any</c>, which constrains nothing.</summary>
    public static JsonTypes? Parse(string? name) => name switch
    {
        "null" => JsonTypes.Null,
        "boolean" => JsonTypes.Boolean,
        "integer" => JsonTypes.Integer,
        "number" => JsonTypes.Number | JsonTypes.Integer,
        "string" => JsonTypes.String,
        "array" => JsonTypes.Array,
        "object" => JsonTypes.Object,
        _ => null,
    };
}

/// <summary>Equality of JSON values: numbers by value, objects whatever the order of their members.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
            return false;
        return left.ValueKind switch
        {
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Number => ElementNumber.Compare(left, right) == 0,
            JsonValueKind.Array => ArraysEqual(left, right),
            JsonValueKind.Object => ObjectsEqual(left, right),
            _ => true,
        };
    }

    private static bool ArraysEqual(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
            return false;
        var others = right.EnumerateArray();
        foreach (var item in left.EnumerateArray())
        {
            if (!others.MoveNext() || !AreEqual(item, others.Current))
                return false;
        }

        return true;
    }

    private static bool ObjectsEqual(JsonElement left, JsonElement right)
    {
        if (left.GetPropertyCount() != right.GetPropertyCount())
            return false;
        foreach (var member in left.EnumerateObject())
        {
            if (!right.TryGetProperty(member.Name, out var other) || !AreEqual(member.Value, other))
                return false;
        }

        return true;
    }
}
