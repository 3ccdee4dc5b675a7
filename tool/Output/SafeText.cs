using TrackingPlan.Json;

namespace TrackingPlan.Tool.Output;

/// <summary>Text of a plan is data: nothing in it may move a cursor, start a new line, turn the reading direction or hide from the reader.</summary>
internal static class SafeText
{
    private const int Longest = 200;

    /// <summary>One line, with what is not visible spelled out.</summary>
    public static string OneLine(string text) => Invisible.Spell(text);

    /// <summary>The lines of a text, each as <see cref="OneLine"/> has it, with something else between them.</summary>
    public static string Lines(string text, string between) =>
        string.Join(between, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Select(OneLine));

    /// <summary>One line of a length that a person still reads.</summary>
    public static string Short(string text)
    {
        var line = OneLine(text);
        if (line.Length <= Longest)
            return line;
        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(line.AsSpan(0, end), "…");
    }
}
