using System.Globalization;
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
    /// <summary>Comparing with so few costs less than making a key.</summary>
    private const int FewValues = 16;

    /// <summary>Each violation repeats the list, whose end nobody reads.</summary>
    private const int LongestList = 2_000;

    private readonly string _allowed = Short(string.Join(", ", allowed.Select(a => a.GetRawText())));
    private readonly NameTable<string> _texts = new(allowed.Where(a => a.Kind == JsonValueKind.String).Select(a => a.GetText()).Distinct(StringComparer.Ordinal).Select(text => KeyValuePair.Create(text, text)));
    private readonly PayloadValue[] _others = [.. allowed.Where(a => a.Kind != JsonValueKind.String)];
    private readonly HashSet<string> _keys = new(
        allowed.Count(a => a.Kind != JsonValueKind.String) > FewValues ? allowed.Where(a => a.Kind != JsonValueKind.String).Select(JsonEquality.KeyOf) : [], StringComparer.Ordinal);

    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind == JsonValueKind.String ? _texts.TryFind(value, out _) : IsAmongOthers(value))
            return true;

        return evaluation.IsProbing ? false
            : isConst ? evaluation.Fail(value, "Const", $"{evaluation.Path()} does not match: {_allowed}")
            : evaluation.Fail(value, "Enum", $"{evaluation.Path()} must be one of the following: {_allowed}");
    }

    private static string Short(string list) => list.Length <= LongestList ? list : list[..LongestList] + "...";

    private bool IsAmongOthers(PayloadValue value)
    {
        if (_keys.Count > 0)
            return _keys.Contains(JsonEquality.KeyOf(value));
        foreach (var other in _others)
        {
            if (JsonEquality.AreEqual(other, value))
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

    /// <summary>The same text for values that are equal, and for no others: what a set of them is made of.</summary>
    public static string KeyOf(PayloadValue value)
    {
        var key = new StringBuilder();
        AppendKey(key, value);
        return key.ToString();
    }

    private static void AppendKey(StringBuilder key, PayloadValue value)
    {
        switch (value.Kind)
        {
            case JsonValueKind.String:
                var text = value.GetText();
                key.Append('"').Append(text.Length).Append(':').Append(text);
                break;
            case JsonValueKind.Number:
                // A decimal keeps the zeros at its end; divided by one with as many digits as it has, it does not.
                key.Append('#')
                    .Append(value.TryGetDecimal(out var exact) ? (exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : value.GetDouble().ToString("R", CultureInfo.InvariantCulture))
                    .Append(';');
                break;
            case JsonValueKind.Array:
                key.Append('[');
                foreach (var item in value.EnumerateItems())
                    AppendKey(key, item);
                key.Append(']');
                break;
            case JsonValueKind.Object:
                AppendObject(key, value);
                break;
            default:
                key.Append(value.Kind == JsonValueKind.True ? 't' : value.Kind == JsonValueKind.False ? 'f' : 'n');
                break;
        }
    }

    /// <summary>Members in the order of their names; of several of one name, the last counts.</summary>
    private static void AppendObject(StringBuilder key, PayloadValue value)
    {
        var members = new SortedDictionary<string, PayloadValue>(StringComparer.Ordinal);
        foreach (var (name, member) in value.EnumerateMembers())
            members[name.GetText()] = member;
        key.Append('{');
        foreach (var (name, member) in members)
        {
            key.Append('"').Append(name.Length).Append(':').Append(name);
            AppendKey(key, member);
        }

        key.Append('}');
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
