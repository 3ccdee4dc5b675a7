using System.Text;
using System.Text.Json;
using TrackingPlan.Plan.Reading;
using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>A schema that is just <c>false</c>.</summary>
internal sealed class NothingRule : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation) => evaluation.Fail(value, "False", "No value is allowed");
}

internal sealed class TypeRule(JsonTypes allowed, string expected) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        var given = JsonType.Of(value);
        return (allowed & given) != 0
            || evaluation.Fail(value, "Invalid Type", $"Invalid type. Expected: {expected}, given: {JsonType.Name(given)}");
    }
}

internal sealed class EnumRule(PayloadValue[] allowed, bool isConst) : Rule
{
    private readonly string _allowed = string.Join(", ", allowed.Select(a => a.GetRawText()));
    private readonly byte[][] _texts = [.. allowed.Where(a => a.Kind == JsonValueKind.String).Select(a => Encoding.UTF8.GetBytes(a.GetText()))];
    private readonly PayloadValue[] _others = [.. allowed.Where(a => a.Kind != JsonValueKind.String)];

    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind == JsonValueKind.String ? IsAllowedText(value) : IsAmongOthers(value))
            return true;

        return evaluation.IsProbing ? false
            : isConst ? evaluation.Fail(value, "Const", $"{evaluation.Path()} does not match: {_allowed}")
            : evaluation.Fail(value, "Enum", $"{evaluation.Path()} must be one of the following: {_allowed}");
    }

    private bool IsAmongOthers(PayloadValue value)
    {
        foreach (var other in _others)
        {
            if (JsonEquality.AreEqual(other, value))
                return true;
        }

        return false;
    }

    private bool IsAllowedText(PayloadValue value)
    {
        foreach (var text in _texts)
        {
            if (value.IsText(text))
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

internal sealed class BoundRule(Bound bound, PayloadValue limit) : Rule
{
    private readonly (string Type, string Description) _failure = bound switch
    {
        Bound.Minimum => ("Number Gte", $"Must be greater than or equal to {limit.GetRawText()}"),
        Bound.ExclusiveMinimum => ("Number Gt", $"Must be greater than {limit.GetRawText()}"),
        Bound.Maximum => ("Number Lte", $"Must be less than or equal to {limit.GetRawText()}"),
        _ => ("Number Lt", $"Must be less than {limit.GetRawText()}"),
    };

    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Number)
            return true;
        var order = NumberComparison.Compare(value, limit);
        var isWithin = bound switch
        {
            Bound.Minimum => order >= 0,
            Bound.ExclusiveMinimum => order > 0,
            Bound.Maximum => order <= 0,
            _ => order < 0,
        };
        return isWithin || evaluation.Fail(value, _failure.Type, _failure.Description);
    }
}

internal sealed class MultipleOfRule(PayloadValue step) : Rule
{
    private readonly string _description = $"Must be a multiple of {step.GetRawText()}";

    public override bool Check(PayloadValue value, Evaluation evaluation) =>
        value.Kind != JsonValueKind.Number
        || NumberComparison.IsMultiple(value, step)
        || evaluation.Fail(value, "Multiple Of", _description);
}

/// <summary>Numbers compared exactly where they fit a decimal, and as the nearest double where they do not.</summary>
internal static class NumberComparison
{
    public static int Compare(PayloadValue left, PayloadValue right) =>
        left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b) ? a.CompareTo(b) : left.GetDouble().CompareTo(right.GetDouble());

    public static bool IsMultiple(PayloadValue value, PayloadValue step)
    {
        if (value.TryGetDecimal(out var dividend) && step.TryGetDecimal(out var divisor))
            return divisor == 0 || dividend % divisor == 0;
        var quotient = value.GetDouble() / step.GetDouble();
        return Math.Abs(quotient - Math.Round(quotient)) < 1e-9;
    }
}

internal static class JsonType
{
    public static JsonTypes Of(PayloadValue value) => value.Kind switch
    {
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Number => value.IsInteger() ? JsonTypes.Integer : JsonTypes.Number,
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
    public static bool AreEqual(PayloadValue left, PayloadValue right)
    {
        if (left.Kind != right.Kind)
            return false;
        return left.Kind switch
        {
            JsonValueKind.String => left.IsEscaped || right.IsEscaped ? left.GetText() == right.GetText() : left.Raw.SequenceEqual(right.Raw),
            JsonValueKind.Number => NumberComparison.Compare(left, right) == 0,
            JsonValueKind.Array => ArraysEqual(left, right),
            JsonValueKind.Object => ObjectsEqual(left, right),
            _ => true,
        };
    }

    private static bool ArraysEqual(PayloadValue left, PayloadValue right)
    {
        if (left.Count() != right.Count())
            return false;
        var others = right.EnumerateItems();
        foreach (var item in left.EnumerateItems())
        {
            if (!others.MoveNext() || !AreEqual(item, others.Current))
                return false;
        }

        return true;
    }

    private static bool ObjectsEqual(PayloadValue left, PayloadValue right)
    {
        if (left.Count() != right.Count())
            return false;
        foreach (var (name, value) in left.EnumerateMembers())
        {
            if (!right.TryGet(Encoding.UTF8.GetBytes(name.GetText()), out var other) || !AreEqual(value, other))
                return false;
        }

        return true;
    }
}
