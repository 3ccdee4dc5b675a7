using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using TrackingPlan.Language.Schemas.Formats;

namespace TrackingPlan.Serialization;

/// <content>Lengths, patterns and formats of strings. Null is valid for each of them: whether it may be null is another question.</content>
public ref partial struct ViolationCollector
{
    /// <summary>Not fewer characters than a bound; a character is a Unicode code point, as JSON Schema counts.</summary>
    public void MinLength(string? value, int limit, string name)
    {
        if (value is not null && (value.Length < limit || (value.Length < 2L * limit && CountCharacters(value) < limit)))
            Report("String Gte", name, string.Create(CultureInfo.InvariantCulture, $"String length must be greater than or equal to {limit}"));
    }

    /// <summary>Not more characters than a bound; a character is a Unicode code point, as JSON Schema counts.</summary>
    public void MaxLength(string? value, int limit, string name)
    {
        if (value is not null && value.Length > limit && CountCharacters(value) > limit)
            Report("String Lte", name, string.Create(CultureInfo.InvariantCulture, $"String length must be less than or equal to {limit}"));
    }

    /// <summary>Matches a pattern of the plan somewhere.</summary>
    /// <param name="value">The value.</param>
    /// <param name="regex">The pattern in the words of .NET.</param>
    /// <param name="pattern">The pattern as the plan says it.</param>
    /// <param name="name">The wire name.</param>
    public void Pattern(string? value, Regex regex, string pattern, string name)
    {
        if (value is not null && Spend(value.Length) && !IsMatch(regex, value))
            Report("Pattern", name, $"Does not match pattern '{pattern}'");
    }

    /// <summary>Is written as a format says. Formats that nobody knows permit everything.</summary>
    public void Format(string? value, string format, string name)
    {
        if (value is not null && Spend(value.Length) && !JsonFormats.IsMatch(value, format))
            Report("Format", name, $"Does not match format '{format}'");
    }

    /// <summary>A pattern that runs away for one value is not known to match, nor is what comes after it in the same call.</summary>
    private bool IsMatch(Regex regex, string value)
    {
        if (!PlanRegex.MayRunAway(regex))
            return regex.IsMatch(value);
        if (_patternTime >= PlanRegex.Patience)
            return false;

        var started = Stopwatch.GetTimestamp();
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        finally
        {
            _patternTime += Stopwatch.GetElapsedTime(started);
        }
    }

    private static int CountCharacters(string value)
    {
        var count = 0;
        foreach (var _ in value.EnumerateRunes())
            count++;
        return count;
    }
}
