using System.Globalization;

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

    /// <summary>A multiple of a step, compared as decimal numbers where both are: 0.3 is a multiple of 0.1.</summary>
    public void MultipleOf(double? value, double step, string name)
    {
        if (value is not { } number || step == 0 || !double.IsFinite(number))
            return;
        var isMultiple = Math.Abs(number) < 1e15 && Math.Abs(step) is > 1e-15 and < 1e15
            ? (decimal)number % (decimal)step == 0
            : Math.IEEERemainder(number, step) == 0;
        if (!isMultiple)
            Limit("Multiple Of", name, "Must be a multiple of ", step);
    }

    private void Limit<T>(string type, string name, string words, T limit)
        where T : IFormattable => Report(type, name, words + limit.ToString(null, CultureInfo.InvariantCulture));
}
