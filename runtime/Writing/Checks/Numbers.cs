using System.Globalization;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Serialization;

/// <content>Bounds of numbers. Null is valid for each of them: whether it may be null is another question.</content>
public ref partial struct ViolationCollector
{
    /// <summary>Not less than a bound.</summary>
    public void Minimum(long? value, long limit, string name)
    {
        if (value < limit)
            Limit("Number Gte", name, "Must be greater than or equal to ", limit);
    }

    /// <summary>Not less than a bound.</summary>
    public void Minimum(decimal? value, decimal limit, string name)
    {
        if (value < limit)
            Limit("Number Gte", name, "Must be greater than or equal to ", limit);
    }

    /// <summary>Not less than a bound.</summary>
    public void Minimum(double? value, double limit, string name)
    {
        if (value < limit)
            Limit("Number Gte", name, "Must be greater than or equal to ", limit);
    }

    /// <summary>Not more than a bound.</summary>
    public void Maximum(long? value, long limit, string name)
    {
        if (value > limit)
            Limit("Number Lte", name, "Must be less than or equal to ", limit);
    }

    /// <summary>Not more than a bound.</summary>
    public void Maximum(decimal? value, decimal limit, string name)
    {
        if (value > limit)
            Limit("Number Lte", name, "Must be less than or equal to ", limit);
    }

    /// <summary>Not more than a bound.</summary>
    public void Maximum(double? value, double limit, string name)
    {
        if (value > limit)
            Limit("Number Lte", name, "Must be less than or equal to ", limit);
    }

    /// <summary>More than a bound.</summary>
    public void ExclusiveMinimum(long? value, long limit, string name)
    {
        if (value <= limit)
            Limit("Number Gt", name, "Must be greater than ", limit);
    }

    /// <summary>More than a bound.</summary>
    public void ExclusiveMinimum(decimal? value, decimal limit, string name)
    {
        if (value <= limit)
            Limit("Number Gt", name, "Must be greater than ", limit);
    }

    /// <summary>More than a bound.</summary>
    public void ExclusiveMinimum(double? value, double limit, string name)
    {
        if (value <= limit)
            Limit("Number Gt", name, "Must be greater than ", limit);
    }

    /// <summary>Less than a bound.</summary>
    public void ExclusiveMaximum(long? value, long limit, string name)
    {
        if (value >= limit)
            Limit("Number Lt", name, "Must be less than ", limit);
    }

    /// <summary>Less than a bound.</summary>
    public void ExclusiveMaximum(decimal? value, decimal limit, string name)
    {
        if (value >= limit)
            Limit("Number Lt", name, "Must be less than ", limit);
    }

    /// <summary>Less than a bound.</summary>
    public void ExclusiveMaximum(double? value, double limit, string name)
    {
        if (value >= limit)
            Limit("Number Lt", name, "Must be less than ", limit);
    }

    /// <summary>A multiple of a step.</summary>
    public void MultipleOf(long? value, long step, string name)
    {
        if (value is { } number && step != 0 && number % step != 0)
            Limit("Multiple Of", name, "Must be a multiple of ", step);
    }

    /// <summary>A multiple of a step.</summary>
    public void MultipleOf(decimal? value, decimal step, string name)
    {
        if (value is { } number && step != 0 && number % step != 0)
            Limit("Multiple Of", name, "Must be a multiple of ", step);
    }

    /// <summary>A multiple of a step that is no integer.</summary>
    public void MultipleOf(long? value, decimal step, string name) => MultipleOf((decimal?)value, step, name);

    /// <summary>A multiple of a step: 0.3, as it is written, is a multiple of 0.1.</summary>
    public void MultipleOf(double? value, decimal step, string name)
    {
        if (value is { } number && double.IsFinite(number) && !Written(number).IsMultipleOf(new(step)))
            Limit("Multiple Of", name, "Must be a multiple of ", step);
    }

    /// <summary>A multiple of a step that no decimal holds.</summary>
    public void MultipleOf(long? value, string step, string name) => MultipleOf((decimal?)value, step, name);

    /// <summary>A multiple of a step that no decimal holds.</summary>
    public void MultipleOf(decimal? value, string step, string name)
    {
        if (value is { } number && !new ExactNumber(number).IsMultipleOf(ExactNumber.Parse(step)))
            Report("Multiple Of", name, "Must be a multiple of " + step);
    }

    /// <summary>A multiple of a step that no decimal holds.</summary>
    public void MultipleOf(double? value, string step, string name)
    {
        if (value is { } number && double.IsFinite(number) && !Written(number).IsMultipleOf(ExactNumber.Parse(step)))
            Report("Multiple Of", name, "Must be a multiple of " + step);
    }

    /// <summary>The number that is sent.</summary>
    private static ExactNumber Written(double number)
    {
        Span<byte> text = stackalloc byte[32];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return ExactNumber.Parse(text[..length]);
    }

    private void Limit<T>(string type, string name, string words, T limit)
        where T : IFormattable => Report(type, name, words + limit.ToString(null, CultureInfo.InvariantCulture));
}
