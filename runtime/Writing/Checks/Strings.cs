using System.Diagnostics;
using System.Globalization;
using TrackingPlan.Language.Schemas.Formats;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Serialization;

/// <content>Lengths, patterns and formats of strings. Null is valid for each of them: whether it may be null is another question.</content>
public ref partial struct ViolationCollector
{
    /// <summary>Not fewer characters than a bound; a character is a Unicode code point, as JSON Schema counts.</summary>
    public void MinLength(string? value, int limit, string name)
    {
        if (value is not null && (value.Length < limit || (value.Length < 2L * limit && CodePoints.Count(value) < limit)))
            Report("String Gte", name, string.Create(CultureInfo.InvariantCulture, $"String length must be greater than or equal to {limit}"));
    }

    /// <summary>Not more characters than a bound; a character is a Unicode code point, as JSON Schema counts.</summary>
    public void MaxLength(string? value, int limit, string name)
    {
        if (value is not null && value.Length > limit && CodePoints.Count(value) > limit)
            Report("String Lte", name, string.Create(CultureInfo.InvariantCulture, $"String length must be less than or equal to {limit}"));
    }

    /// <summary>Matches a pattern of the plan somewhere.</summary>
    public void Pattern(string? value, PlanRegex regex, string name)
    {
        var pattern = regex.Pattern;
        if (value is not null && pattern.IsRunnable && Spend(value.Length) && !IsMatch(pattern, value))
            Report("Pattern", name, $"Does not match pattern '{pattern.Text}'");
    }

    /// <summary>Is written as a format says. Formats that nobody knows permit everything.</summary>
    public void Format(string? value, string format, string name)
    {
        if (value is not null && Spend(value.Length) && !JsonFormats.IsMatch(value, format))
            Report("Format", name, $"Does not match format '{format}'");
    }

    /// <summary>All patterns of a call that may run away share one limit of time; what comes after it is not known to match.</summary>
    private bool IsMatch(Pattern pattern, string value)
    {
        if (!pattern.MayRunAway)
            return pattern.IsMatch(value);
        if (_patternTime >= Language.Schemas.Patterns.Pattern.Patience)
            return false;
        var started = Stopwatch.GetTimestamp();
        var isMatch = pattern.IsMatch(value);
        _patternTime += Stopwatch.GetElapsedTime(started);
        return isMatch;
    }
}
