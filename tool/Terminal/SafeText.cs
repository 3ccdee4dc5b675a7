using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Tool.Terminal;

/// <summary>Text of a plan is data: nothing in it may move a cursor, start a new line, turn the reading direction or hide from the reader.</summary>
internal static class SafeText
{
    private const int Longest = 200;

    /// <summary>One line, with what is not visible spelled out.</summary>
    public static string OneLine(string text) => SpellCommands(Invisible.Spell(text));

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

    /// <summary>
    /// Whether a build server's log would take the text for a command from here on: Azure Pipelines obeys <c>##vso[</c>, and GitHub
    /// <c>##[</c>, anywhere in a line; GitHub obeys <c>::</c> where a line begins.
    /// </summary>
    public static bool BeginsCommand(string text, int index) => text[index] switch
    {
        '#' => index > 0 && text[index - 1] == '#',
        ':' => index + 1 < text.Length && text[index + 1] == ':' && text.AsSpan(0, index).IsWhiteSpace(),
        _ => false,
    };

    private static string SpellCommands(string text)
    {
        StringBuilder? spelled = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!BeginsCommand(text, i))
            {
                spelled?.Append(text[i]);
                continue;
            }

            spelled ??= new StringBuilder(text, 0, i, text.Length + 16);
            Invisible.AppendEscape(spelled, text[i]);
        }

        return spelled?.ToString() ?? text;
    }
}
