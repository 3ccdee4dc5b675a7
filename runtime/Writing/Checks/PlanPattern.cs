using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace TrackingPlan.Serialization;

/// <summary>The patterns of plans, each compiled once, with the meaning that JSON Schema gives them (ECMA-262).</summary>
internal static class PlanPattern
{
    /// <summary>A pattern that needs longer than this for one value has run away; the value counts as no match, and the call is reported.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    /// <summary>As many as there are patterns in the plans of the application.</summary>
    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new(StringComparer.Ordinal);

    public static bool IsMatch(string value, string pattern)
    {
        if (Compiled.GetOrAdd(pattern, Compile) is not { } regex)
            return true;
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Null for a pattern that .NET cannot run: the compiler has said so already.</summary>
    private static Regex? Compile(string pattern)
    {
        var exact = WithExactEnd(pattern);
        try
        {
            return new Regex(exact, RegexOptions.ECMAScript, Timeout);
        }
        catch (ArgumentException)
        {
            // ECMAScript mode has no Unicode categories and no lookbehind, which ECMA-262 has since 2018.
        }

        try
        {
            return new Regex(exact, RegexOptions.CultureInvariant, Timeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>In ECMA-262 <c>$</c> is the end of the text; in .NET also the place before a last line feed.</summary>
    private static string WithExactEnd(string pattern)
    {
        var exact = new StringBuilder(pattern.Length + 8);
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                exact.Append(c).Append(pattern[++i]);
                continue;
            }

            isInClass = c == '[' || (isInClass && c != ']');
            exact.Append(c == '$' && !isInClass ? @"(?!\n)$" : c.ToString());
        }

        return exact.ToString();
    }
}
