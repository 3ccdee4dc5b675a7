using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrackingPlan.Plan;
using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>Lengths in Unicode characters, as JSON Schema counts, not in UTF-16 units.</summary>
internal sealed class LengthRule(int? minimum, int? maximum) : Rule
{
    private readonly string _tooShort = $"String length must be greater than or equal to {minimum}";
    private readonly string _tooLong = $"String length must be less than or equal to {maximum}";

    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.String)
            return true;
        var length = Length(value);
        if (length < minimum)
            return evaluation.Fail(value, "String Gte", _tooShort);
        return !(length > maximum) || evaluation.Fail(value, "String Lte", _tooLong);
    }

    /// <summary>Counted in the payload's own bytes: most strings hold no escape, and none has to be made of them.</summary>
    private static int Length(PayloadValue value)
    {
        if (value.IsEscaped)
            return value.GetText().EnumerateRunes().Count();
        var length = 0;
        foreach (var b in value.Raw)
            length += (b & 0xC0) == 0x80 ? 0 : 1;
        return length;
    }
}

internal sealed class PatternRule(Pattern pattern) : Rule
{
    private readonly string _description = $"Does not match pattern '{pattern.Text}'";

    public override bool Check(PayloadValue value, Evaluation evaluation) =>
        value.Kind != JsonValueKind.String
        || !pattern.IsRunnable
        || pattern.IsMatch(evaluation.TextOf(value), evaluation)
        || evaluation.Fail(value, "Pattern", _description);
}

internal sealed class FormatRule(FormatCheck isValid, string format) : Rule
{
    private readonly string _description = $"Does not match format '{format}'";

    public override bool Check(PayloadValue value, Evaluation evaluation) =>
        value.Kind != JsonValueKind.String
        || isValid(evaluation.TextOf(value))
        || evaluation.Fail(value, "Format", _description);
}

/// <summary>A pattern of the plan, prepared when it is first needed and run within a limit of time.</summary>
internal sealed class Pattern(string text)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    private readonly Lazy<(Regex Regex, bool MayRunAway)?> _regex = new(() => Prepare(text));

    public string Text => text;

    /// <summary>Whether it is one that .NET can run; one that is not constrains nothing.</summary>
    public bool IsRunnable => _regex.Value is not null;

    /// <summary>A value that would keep the engine busy for longer than the limit does not match: a hostile payload must not stop the run.</summary>
    public bool IsMatch(ReadOnlySpan<char> value, Evaluation evaluation)
    {
        var (regex, mayRunAway) = _regex.Value!.Value;
        if (!mayRunAway)
            return regex.IsMatch(value);
        if (evaluation.PatternTime >= s_patience)
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
            evaluation.PatternTime += Stopwatch.GetElapsedTime(started);
        }
    }

    private static (Regex Regex, bool MayRunAway)? Prepare(string text)
    {
        if (PlanPattern.WhyNotForDotNet(text) is not null)
            return null;
        var engine = PatternEngine.For(text);
        return (engine.Create(engine.MayRunAway ? s_patience : Regex.InfiniteMatchTimeout), engine.MayRunAway);
    }
}
