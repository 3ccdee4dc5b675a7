using System.Text.RegularExpressions;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>
/// A pattern of the plan, prepared when it is first needed and run so that no value keeps it busy for longer than the value is long.
/// </summary>
/// <remarks>
/// .NET's usual engine goes back when it is led astray, which some patterns make it do without end; RE2, which Segment runs, never does. .NET
/// has an engine of that kind too. It takes longer to start, so a pattern with nothing to go back to stays with the usual one, and one that
/// cannot be run without going back has a limit of time.
/// </remarks>
/// <param name="text">As the plan says it.</param>
/// <param name="isForBuild">
/// Whether a build or an editor waits for it: then a pattern that runs away once is left to the run time, and matches everything.
/// </param>
internal sealed class Pattern(string text, bool isForBuild = false)
{
    /// <summary>A value that keeps the engine busy for longer does not match: a hostile one must not stop what judges it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan PatienceOfBuild = TimeSpan.FromMilliseconds(50);

    /// <summary><c>RegexOptions.NonBacktracking</c>, which the framework that this is compiled for may not name.</summary>
    private const RegexOptions LinearTime = (RegexOptions)1024;

    private static readonly bool HasLinearTime = TryCompile("", LinearTime) is not null;

    private readonly Lazy<Regex?> _regex = new(() => Compile(PatternTranslation.Of(text), isForBuild ? PatienceOfBuild : Patience));
    private volatile bool _ranAway;

    public string Text => text;

    /// <summary>Whether a value may keep the engine busy for longer than the value is long.</summary>
    public bool MayRunAway => _regex.Value?.MatchTimeout != Regex.InfiniteMatchTimeout;

    /// <summary>Whether it is one that .NET can run; one that is not constrains nothing, and is reported where the plan is checked.</summary>
    public bool IsRunnable => _regex.Value is not null;

    public bool IsMatch(ReadOnlySpan<char> value)
    {
        if (_ranAway)
            return true;
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
            return _ranAway = isForBuild;
        }
    }

    private static Regex? Compile(PatternTranslation translation, TimeSpan patience)
    {
        if (translation.DotNet is not { } dotNet)
            return null;
        if (translation.IsStraight)
            return translation.Regex;

        // Too large for linear time are counts such as {1000} inside each other.
        if (HasLinearTime && !translation.NeedsBacktracking && TryCompile(dotNet, LinearTime | RegexOptions.CultureInvariant) is { } linear)
            return linear;
        return new Regex(dotNet, RegexOptions.CultureInvariant, patience);
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
