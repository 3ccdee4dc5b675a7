using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Formats;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>Lengths in Unicode characters, as JSON Schema counts, not in UTF-16 units.</summary>
internal sealed class LengthRule(int? minimum, int? maximum) : SchemaRule
{
    private readonly Failure _tooShort = new(
        "String Gte", $"String length must be greater than or equal to {minimum}", minimum == 1 ? "text that is not empty" : $"at least {minimum} characters");

    private readonly Failure _tooLong = new(
        "String Lte", $"String length must be less than or equal to {maximum}", maximum == 1 ? "at most 1 character" : $"at most {maximum} characters");

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.String)
            return true;
        var length = Length(value);
        if (length < minimum)
            return evaluation.Fail(value, _tooShort);
        return !(length > maximum) || evaluation.Fail(value, _tooLong);
    }

    /// <summary>Counted in the value's own bytes: most strings hold no escape, and none has to be made of them.</summary>
    private static int Length(InstanceValue value)
    {
        if (value.IsEscaped)
            return CodePoints.Count(value.GetText().AsSpan());
        var length = 0;
        foreach (var b in value.Raw)
            length += (b & 0xC0) == 0x80 ? 0 : 1;
        return length;
    }
}

internal sealed class PatternRule(Pattern pattern) : SchemaRule
{
    private readonly Failure _broken = new("Pattern", $"Does not match pattern '{pattern.Text}'", $"text that matches {pattern.Text}");

    public override bool Check(InstanceValue value, Evaluation evaluation) =>
        value.Kind != JsonKind.String
        || !pattern.IsRunnable
        || evaluation.Matches(pattern, evaluation.TextOf(value))
        || evaluation.Fail(value, _broken);
}

internal sealed class FormatRule(FormatCheck isValid, string format) : SchemaRule
{
    private readonly Failure _broken = new("Format", $"Does not match format '{format}'", JsonFormats.Describe(format));

    public override bool Check(InstanceValue value, Evaluation evaluation) =>
        value.Kind != JsonKind.String || isValid(evaluation.TextOf(value)) || evaluation.Fail(value, _broken);
}
