using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>A plan's patterns, which Segment runs with RE2 and JSON Schema means as ECMA-262, in the words of .NET.</summary>
internal static class PlanPattern
{
    /// <summary>A pattern that takes longer is left to the run time: neither a build nor a check waits for one.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);

    /// <summary>Made once for each pattern of a plan, and kept as long as the plan is.</summary>
    private static readonly ConditionalWeakTable<string, Lazy<Runner?>> Compiled = new();

    /// <summary>Why .NET cannot run a pattern; null when it can.</summary>
    public static string? WhyNotForDotNet(string pattern)
    {
        var translated = ToDotNet(pattern);
        return Fault(translated, RegexOptions.ECMAScript) is null ? null : Fault(translated, RegexOptions.None);
    }

    /// <summary>ECMA-262 semantics (<c>\d</c> is 0 to 9) unless the pattern holds what those lack, such as <c>\p{L}</c>.</summary>
    public static RegexOptions OptionsFor(string pattern) =>
        Fault(ToDotNet(pattern), RegexOptions.ECMAScript) is null ? RegexOptions.ECMAScript : RegexOptions.None;

    /// <summary>The pattern to give to <see cref="Regex"/>: the same, but that <c>$</c> is the end and not also a line break before it.</summary>
    public static string ToDotNet(string pattern)
    {
        if (pattern.IndexOf('$') < 0 && pattern.IndexOf("(?P<", StringComparison.Ordinal) < 0)
            return pattern;
        var translated = new StringBuilder(pattern.Length + 4);
        foreach (var (character, kind, at) in Walk(pattern))
        {
            if (kind == Part.Plain && character == '$')
                translated.Append("\\z");
            else if (kind != Part.Plain || character != 'P' || at < 2 || string.CompareOrdinal(pattern, at - 2, "(?P<", 0, 4) != 0)
                translated.Append(character);
        }

        return translated.ToString();
    }

    /// <summary>Whether a text matches; true too where .NET cannot tell, for a pattern that cannot be run is a fault of the plan, reported there.</summary>
    public static bool Matches(string pattern, string text) => Compiled.GetValue(pattern, Compile).Value?.Matches(text) ?? true;

    private static Lazy<Runner?> Compile(string pattern) =>
        new(() => WhyNotForDotNet(pattern) is null ? new Runner(PatternEngine.For(pattern).Create(Timeout)) : null);

    /// <summary>Runs a pattern until it runs away, and then never again: neither a build nor a check waits for it a second time.</summary>
    private sealed class Runner(Regex regex)
    {
        private volatile bool _ranAway;

        public bool Matches(string text)
        {
            try
            {
                return _ranAway || regex.IsMatch(text);
            }
            catch (RegexMatchTimeoutException)
            {
                return _ranAway = true;
            }
        }
    }

    /// <summary>What RE2 has not, in words; null when there is nothing.</summary>
    public static string? WhatSegmentRefuses(string pattern)
    {
        foreach (var (character, kind, at) in Walk(pattern))
        {
            var next = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
            if (kind == Part.Escaped && (character is >= '1' and <= '9' || (character == 'k' && next == '<')))
                return $"the back reference \\{character}";
            if (kind == Part.Escaped && character == 'G')
                return "\\G";
            if (kind == Part.Plain && character == '(' && next == '?' && at + 2 < pattern.Length)
            {
                var rest = pattern.Substring(at, Math.Min(4, pattern.Length - at));
                if (rest.StartsWith("(?=", StringComparison.Ordinal) || rest.StartsWith("(?!", StringComparison.Ordinal))
                    return $"the lookahead {rest.Substring(0, 3)}";
                if (rest is "(?<=" or "(?<!")
                    return $"the lookbehind {rest}";
                if (rest.StartsWith("(?>", StringComparison.Ordinal) || rest.StartsWith("(?(", StringComparison.Ordinal))
                    return $"the group {rest.Substring(0, 3)}";
            }

            if (kind == Part.Plain && character is '+' && at > 0 && pattern[at - 1] is '+' or '*' or '?' && kind == Part.Plain && (at < 2 || pattern[at - 2] != '\\'))
                return "a possessive repetition";
        }

        return null;
    }

    internal static string? Fault(string pattern, RegexOptions options)
    {
        try
        {
            _ = new Regex(pattern, options);
            return null;
        }
        catch (ArgumentException fault)
        {
            // "Invalid pattern '...' at offset 3. Not enough )'s.": the pattern is said already.
            var message = fault.Message;
            var reason = message.LastIndexOf(". ", StringComparison.Ordinal);
            return (reason > 0 && reason < message.Length - 2 ? message.Substring(reason + 2) : message).TrimEnd('.');
        }
        catch (IndexOutOfRangeException)
        {
            // How .NET's own parser ends on a class that is not closed, such as "[^".
            return "it is not complete";
        }
    }

    internal enum Part
    {
        Plain,
        Escaped,
        InClass,
    }

    /// <summary>The characters of a pattern and where they stand.</summary>
    internal static IEnumerable<(char Character, Part Part, int At)> Walk(string pattern)
    {
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                yield return (c, Part.InClass, i);
                i++;
                yield return (pattern[i], isInClass ? Part.InClass : Part.Escaped, i);
                continue;
            }

            yield return (c, isInClass ? Part.InClass : Part.Plain, i);
            if (!isInClass && c == '[')
                isInClass = true;
            else if (isInClass && c == ']')
                isInClass = false;
        }
    }
}
