using System.Text.RegularExpressions;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>
/// A plan's pattern in the words of .NET. JSON Schema means ECMA-262 with its <c>u</c> flag, Segment runs RE2, and plans are written for
/// either; what both know means the same here, character by character and not half of one.
/// </summary>
internal sealed class PatternTranslation
{
    private PatternTranslation()
    {
    }

    /// <summary>What to give to <see cref="Regex"/>, with no options; null when .NET cannot run it.</summary>
    public string? DotNet { get; private init; }

    /// <summary>What .NET's usual engine, which goes back, makes of it.</summary>
    public Regex? Regex { get; private init; }

    /// <summary>Why .NET cannot run it, such as "Not enough )'s"; null when it can.</summary>
    public string? Fault { get; private init; }

    /// <summary>The same in the words of ECMA-262 with its <c>u</c> flag, which draft-07 means by a pattern; null when it has no such words.</summary>
    public string? Ecma { get; private init; }

    /// <summary>Whether ECMA-262 knows all of it as the plan says it.</summary>
    public bool IsEcmaScript { get; private init; }

    /// <summary>Whether it looks around or back, which an engine in linear time cannot.</summary>
    public bool NeedsBacktracking { get; private init; }

    /// <summary>
    /// Whether there is nothing to go back to: no part may be taken or left, and one repetition at most, of one UTF-16 unit and from the text's
    /// begin, may take more or less.
    /// </summary>
    public bool IsStraight { get; private init; }

    /// <summary>What of it RE2, which Segment runs, has not, in words; null when there is nothing.</summary>
    public string? SegmentRefuses { get; private init; }

    public static PatternTranslation Of(string pattern)
    {
        var translator = new PatternTranslator(pattern);
        string dotNet;
        Regex regex;
        try
        {
            dotNet = translator.Translate();
            regex = new Regex(dotNet, RegexOptions.CultureInvariant);
        }
        catch (PatternFaultException fault)
        {
            return new() { Fault = fault.Message };
        }
        catch (ArgumentException fault)
        {
            return new() { Fault = ReasonOf(fault) };
        }

        return new()
        {
            DotNet = translator.Fault is null ? dotNet : null,
            Regex = regex,
            Fault = translator.Fault,
            Ecma = translator.Ecma.Text,
            IsEcmaScript = translator.IsEcmaScript,
            NeedsBacktracking = translator.NeedsBacktracking,
            IsStraight = translator.IsStraight,
            SegmentRefuses = translator.SegmentRefuses,
        };
    }

    /// <summary>"Invalid pattern '...' at offset 3. Not enough )'s.": the pattern is said already.</summary>
    private static string ReasonOf(ArgumentException fault)
    {
        var message = fault.Message;
        var reason = message.LastIndexOf(". ", StringComparison.Ordinal);
        return (reason > 0 && reason < message.Length - 2 ? message.Substring(reason + 2) : message).TrimEnd('.');
    }
}

/// <summary>A pattern that no engine here can run.</summary>
#pragma warning disable CA1032, CA1064 // It never leaves this folder.
internal sealed class PatternFaultException(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
