using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Keywords;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>A schema that is just <c>false</c>.</summary>
internal sealed class NothingRule : SchemaRule
{
    private static readonly Failure Broken = new("False", "No value is allowed", "no value");

    public override bool Check(InstanceValue value, Evaluation evaluation) => evaluation.Fail(value, Broken);
}

internal sealed class TypeRule(JsonTypes allowed, string words) : SchemaRule
{
    private readonly string _expected = JsonType.Describe(allowed);

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        var given = JsonType.Of(value);
        return (allowed & given) != 0
            || evaluation.Fail(value, "Invalid Type", $"Invalid type. Expected: {words}, given: {JsonType.NameOf(given)}", _expected);
    }
}

/// <summary><c>enum</c> and <c>const</c>.</summary>
internal sealed class EnumRule(IReadOnlyList<JsonValue> allowed, bool isConst) : SchemaRule
{
    private readonly HashSet<InstanceValue> _allowed = new(allowed.Select(InstanceBuilder.Of), InstanceEquality.Instance);
    private readonly string _words = string.Join(", ", allowed.Select(JsonText.Of));

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (_allowed.Contains(value))
            return true;
        return evaluation.IsProbing ? false
            : isConst ? evaluation.Fail(value, "Const", $"{evaluation.Path()} does not match: {_words}", _words)
            : evaluation.Fail(value, "Enum", $"{evaluation.Path()} must be one of the following: {_words}", "one of " + _words);
    }
}

internal enum BoundKind
{
    Minimum,
    ExclusiveMinimum,
    Maximum,
    ExclusiveMaximum,
}

internal sealed class BoundRule(BoundKind bound, string limit) : SchemaRule
{
    private readonly ExactNumber _limit = ExactNumber.Parse(limit);
    private readonly Failure _broken = bound switch
    {
        BoundKind.Minimum => new("Number Gte", $"Must be greater than or equal to {limit}", $"at least {limit}"),
        BoundKind.ExclusiveMinimum => new("Number Gt", $"Must be greater than {limit}", $"more than {limit}"),
        BoundKind.Maximum => new("Number Lte", $"Must be less than or equal to {limit}", $"at most {limit}"),
        _ => new("Number Lt", $"Must be less than {limit}", $"less than {limit}"),
    };

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.Number)
            return true;
        var order = value.GetNumber().CompareTo(_limit);
        var isWithin = bound switch
        {
            BoundKind.Minimum => order >= 0,
            BoundKind.ExclusiveMinimum => order > 0,
            BoundKind.Maximum => order <= 0,
            _ => order < 0,
        };
        return isWithin || evaluation.Fail(value, _broken);
    }
}

internal sealed class MultipleOfRule(string step) : SchemaRule
{
    private readonly ExactNumber _step = ExactNumber.Parse(step);
    private readonly Failure _broken = new("Multiple Of", $"Must be a multiple of {step}", $"a multiple of {step}");

    public override bool Check(InstanceValue value, Evaluation evaluation) =>
        value.Kind != JsonKind.Number || value.GetNumber().IsMultipleOf(_step) || evaluation.Fail(value, _broken);
}
