using System.Globalization;
using System.Text;

namespace TrackingPlan.Tool.Output;

/// <summary>Text of a plan is data: nothing in it may move a cursor, start a new line or turn the reading direction.</summary>
internal static class SafeText
{
    private const int Longest = 200;

    /// <summary>One line, with what is not visible spelled out.</summary>
    public static string OneLine(string text)
    {
        if (!NeedsSpelling(text))
            return text;

        var safe = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHarmful(text, i))
                safe.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            else
                safe.Append(text[i]);
        }

        return safe.ToString();
    }

    /// <summary>One line of a length that a person still reads.</summary>
    public static string Short(string text)
    {
        var line = OneLine(text);
        if (line.Length <= Longest)
            return line;
        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(line.AsSpan(0, end), "…");
    }

    private static bool NeedsSpelling(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHarmful(text, i))
                return true;
        }

        return false;
    }

    /// <summary>Whether a character moves the cursor, turns the direction, is half of one, or makes a build server's log take the text for a command.</summary>
    public static bool IsHarmful(string text, int index)
    {
        var c = text[index];
        if (c is '#' or ':')
            return BeginsCommand(text, index);
        if (char.IsHighSurrogate(c))
            return index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]);
        if (char.IsLowSurrogate(c))
            return index == 0 || !char.IsHighSurrogate(text[index - 1]);
        return char.IsControl(c)
            || c is '\u2028' or '\u2029' or '\u200e' or '\u200f' or '\ufffe' or '\uffff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
    }

    /// <summary>Azure Pipelines obeys <c>##vso[</c>, and GitHub <c>##[</c>, anywhere in a line of a log; GitHub obeys <c>::</c> where a line begins.</summary>
    private static bool BeginsCommand(string text, int index) => text[index] == '#'
        ? index > 0 && text[index - 1] == '#'
        : index + 1 < text.Length && text[index + 1] == ':' && text.AsSpan(0, index).IsWhiteSpace();
}
