using System.Text.RegularExpressions;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>A pattern of the plan, prepared when it is first needed and run within a limit of time.</summary>
internal sealed class Pattern(string text)
{
    /// <summary>A value that keeps the engine busy for longer does not match: a hostile one must not stop what judges it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary><c>RegexOptions.NonBacktracking</c>, which the framework that this is compiled for may not name.</summary>
    private const RegexOptions LinearTime = (RegexOptions)1024;

    private static readonly bool HasLinearTime = TryCompile("", LinearTime) is not null;

    private readonly Lazy<Regex?> _regex = new(() => Compile(PatternTranslation.Of(text)));

    public string Text => text;

    /// <summary>Whether a value may keep the engine busy for longer than the value is long.</summary>
    public bool MayRunAway => _regex.Value?.MatchTimeout != Regex.InfiniteMatchTimeout;

    /// <summary>Whether it is one that .NET can run; one that is not constrains nothing, and is reported where the plan is checked.</summary>
    public bool IsRunnable => _regex.Value is not null;

    public bool IsMatch(ReadOnlySpan<char> value)
    {
        try
        {
#if NET
            return _regex.Value!.IsMatch(value);
#else
            return _regex.Value!.IsMatch(value.ToString());
#endif
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Regex? Compile(PatternTranslation translation)
    {
        if (translation.DotNet is not { } dotNet)
            return null;

        // Too large for linear time are counts such as {1000} inside each other.
        if (HasLinearTime && !translation.NeedsBacktracking && TryCompile(dotNet, LinearTime | RegexOptions.CultureInvariant) is { } linear)
            return linear;
        return new Regex(dotNet, RegexOptions.CultureInvariant, Patience);
    }

    private static Regex? TryCompile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options);
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
