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
        foreach (var c in text)
        {
            if (IsHarmful(c))
                safe.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                safe.Append(c);
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
        foreach (var c in text)
        {
            if (IsHarmful(c))
                return true;
        }

        return false;
    }

    private static bool IsHarmful(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f';
}
