using System.Text;
using System.Text.RegularExpressions;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>How .NET runs a pattern of a plan, so that no value keeps it busy for longer than the value is long.</summary>
/// <remarks>
/// .NET's usual engine goes back when it is led astray, which some patterns make it do without end; RE2, which Segment runs, never does. .NET
/// has an engine of that kind too. It takes longer to start, so a pattern with nothing to go back to stays with the usual one.
/// </remarks>
/// <param name="Pattern">The pattern in the words of .NET.</param>
/// <param name="Options">One of <see cref="RegexOptions.ECMAScript"/>, <see cref="RegexOptions.None"/> and <see cref="NonBacktracking"/>.</param>
/// <param name="MayRunAway">Whether it needs a limit of time: RE2 could not run it, or it means something else by a word's boundary.</param>
internal readonly record struct PatternEngine(string Pattern, RegexOptions Options, bool MayRunAway)
{
    /// <summary>The one of .NET 7 and later; the compiler may run on less.</summary>
    public const RegexOptions NonBacktracking = (RegexOptions)0x400;

    private const string Digits = "0-9";
    private const string NoDigits = "\\u0000-/:-\\uFFFF";
    private const string Words = "0-9A-Z_a-z";
    private const string NoWords = "\\u0000-/:-@\\[-\\^`{-\\uFFFF";
    private const string Blanks = "\\t-\\r ";
    private const string NoBlanks = "\\u0000-\\u0008\\u000E-\\u001F!-\\uFFFF";

    /// <summary>How to run a pattern that .NET can run.</summary>
    public static PatternEngine For(string pattern)
    {
        var (translated, options) = (PlanPattern.ToDotNet(pattern), PlanPattern.OptionsFor(pattern));
        if (IsStraight(pattern))
            return new(translated, options, MayRunAway: false);
        return PlanPattern.WhatSegmentRefuses(pattern) is null && WithoutGoingBack(translated, options) is { } other
            ? new(other, NonBacktracking, MayRunAway: false)
            : new(translated, options, MayRunAway: true);
    }

    /// <summary>Makes the expression, where this version of .NET can.</summary>
    public Regex Create(TimeSpan limit)
    {
        try
        {
            return new Regex(Pattern, Options, limit);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentOutOfRangeException)
        {
            return new Regex(Pattern, RegexOptions.None, limit); // what it means is the same
        }
    }

    /// <summary>
    /// Whether there is nothing to go back to: no part may be taken or left, and one repetition at most, of one character or class, may take more
    /// or less, from the text's begin.
    /// </summary>
    private static bool IsStraight(string pattern)
    {
        if (PlanPattern.WhatSegmentRefuses(pattern) is not null)
            return false;
        var repetitions = 0;
        foreach (var (character, part, at) in PlanPattern.Walk(pattern))
        {
            if (part != PlanPattern.Part.Plain)
                continue;
            if (character is '(' or '|' or '?')
                return false;
            if (character is '*' or '+' || (character == '{' && IsRange(pattern, at)))
                repetitions++;
        }

        return repetitions == 0 || (repetitions == 1 && pattern[0] == '^');
    }

    /// <summary><c>{2,}</c> and <c>{2,9}</c>, and not <c>{2}</c>.</summary>
    private static bool IsRange(string pattern, int open)
    {
        var close = pattern.IndexOf('}', open);
        return close > 0 && pattern.IndexOf(',', open, close - open) > 0;
    }

    /// <summary>
    /// The pattern for the engine that never goes back and has no ECMAScript semantics: <c>\d</c>, <c>\w</c> and <c>\s</c> are said as classes.
    /// Null when it cannot be said.
    /// </summary>
    private static string? WithoutGoingBack(string translated, RegexOptions options)
    {
        if (options != RegexOptions.ECMAScript)
            return PlanPattern.Fault(translated, RegexOptions.None) is null ? translated : null;

        var text = new StringBuilder(translated.Length + 16);
        var previous = '\0';
        foreach (var (character, part, at) in PlanPattern.Walk(translated))
        {
            var isEscape = at > 0 && previous == '\\' && (part == PlanPattern.Part.Escaped || part == PlanPattern.Part.InClass);
            previous = isEscape ? '\0' : character;
            if (!isEscape)
            {
                if (part == PlanPattern.Part.Plain && character == '[' && at + 1 < translated.Length && translated[at + 1] is ']' or '^' && Closes(translated, at + 1))
                    return null;
                text.Append(character);
                continue;
            }

            if (character is >= '0' and <= '9' || (part == PlanPattern.Part.Escaped && character is 'b' or 'B'))
                return null; // octal numbers and a word's boundary mean something else there
            if (ClassOf(character) is not { } characters)
            {
                text.Append(character);
                continue;
            }

            if (part == PlanPattern.Part.InClass && (At(translated, at + 1) == '-' || At(translated, at - 2) == '-'))
                return null; // a range with a class at its end
            text.Length--;
            _ = part == PlanPattern.Part.InClass ? text.Append(characters) : text.Append('[').Append(characters).Append(']');
        }

        var result = text.ToString();
        return PlanPattern.Fault(result, RegexOptions.None) is null ? result : null;
    }

    /// <summary>Whether a class that begins here holds a bracket that may or may not end it.</summary>
    private static bool Closes(string pattern, int at) => pattern[at] == ']' || At(pattern, at + 1) == ']';

    private static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private static string? ClassOf(char escape) => escape switch
    {
        'd' => Digits,
        'D' => NoDigits,
        'w' => Words,
        'W' => NoWords,
        's' => Blanks,
        'S' => NoBlanks,
        _ => null,
    };
}
