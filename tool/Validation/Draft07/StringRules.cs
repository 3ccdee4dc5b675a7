using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrackingPlan.Plan;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>Lengths in Unicode characters, as JSON Schema counts, not in UTF-16 units.</summary>
internal sealed class LengthRule(int? minimum, int? maximum) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.String)
            return true;
        var length = Length(value);
        if (length < minimum)
            return evaluation.Fail("String Gte", $"String length must be greater than or equal to {minimum}");
        return !(length > maximum) || evaluation.Fail("String Lte", $"String length must be less than or equal to {maximum}");
    }

    /// <summary>Counted in the payload's own bytes: most strings hold no escape, and none has to be made of them.</summary>
    private static int Length(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        if (raw.Contains((byte)'\\'))
            return value.GetString()!.EnumerateRunes().Count();
        if (Ascii.IsValid(raw))
            return raw.Length;
        var length = 0;
        foreach (var b in raw)
            length += (b & 0xC0) == 0x80 ? 0 : 1;
        return length;
    }
}

internal sealed class PatternRule(Regex regex, string pattern) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation) =>
        value.ValueKind != JsonValueKind.String
        || Patterns.IsMatch(regex, value.GetString()!)
        || evaluation.Fail("Pattern", $"Does not match pattern '{pattern}'");
}

internal sealed class FormatRule(string format) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation) =>
        value.ValueKind != JsonValueKind.String
        || Formats.IsValid(format, value.GetString()!)
        || evaluation.Fail("Format", $"Does not match format '{format}'");
}

/// <summary>The plan's patterns, run within a limit of time.</summary>
internal static class Patterns
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Null when the pattern is not one .NET can run.</summary>
    public static Regex? TryCreate(string pattern) => PlanPattern.WhyNotForDotNet(pattern) is null
        ? new Regex(PlanPattern.ToDotNet(pattern), PlanPattern.OptionsFor(pattern), s_patience)
        : null;

    /// <summary>A value that would keep the engine busy for longer than the limit does not match: a hostile payload must not stop the run.</summary>
    public static bool IsMatch(Regex regex, string value)
    {
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
