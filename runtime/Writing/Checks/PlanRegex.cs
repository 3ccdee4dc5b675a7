using System.ComponentModel;
using System.Text.RegularExpressions;

namespace TrackingPlan.Serialization;

/// <summary>Makes the regular expressions of a plan. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class PlanRegex
{
    /// <summary>How long the patterns of one call may take together, as far as they may run away.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Makes one.</summary>
    /// <param name="pattern">The pattern in the words of .NET.</param>
    /// <param name="options">How it is to be run.</param>
    /// <param name="mayRunAway">Whether it may take longer than a value is long; it then has a limit of time.</param>
    public static Regex Create(string pattern, RegexOptions options, bool mayRunAway)
    {
        try
        {
            return new Regex(pattern, options, mayRunAway ? Patience : Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            // This version of .NET cannot run the pattern without going back; what it means is the same.
            return new Regex(pattern, options & ~RegexOptions.NonBacktracking, Patience);
        }
    }

    internal static bool MayRunAway(Regex regex) => regex.MatchTimeout != Regex.InfiniteMatchTimeout;
}
