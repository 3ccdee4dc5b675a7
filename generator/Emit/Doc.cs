using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Generator.Emit;

/// <summary>XML documentation comments made of the plan's words.</summary>
internal static class Doc
{
    /// <summary>One element, on one line where the text has one line.</summary>
    /// <param name="source">Where to write.</param>
    /// <param name="element">Such as <c>summary</c> or <c>param name="email"</c>.</param>
    /// <param name="xml">XML: made with <see cref="Text"/> where it holds words of the plan.</param>
    public static void Write(SourceWriter source, string element, string xml)
    {
        var name = element.Split(' ')[0];
        var lines = xml.Split('\n');
        if (lines.Length == 1)
        {
            source.Line($"/// <{element}>{xml}</{name}>");
            return;
        }

        source.Line($"/// <{element}>");
        foreach (var line in lines)
            source.Line(line.Length == 0 ? "///" : "/// " + line);
        source.Line($"/// </{name}>");
    }

    /// <summary>Words of the plan as XML text: one line for each of theirs, nothing that is markup or ends a comment.</summary>
    public static string Text(string words)
    {
        var xml = new StringBuilder(words.Length);
        words = words.Trim();
        for (var i = 0; i < words.Length; i++)
            Append(xml, words, i);
        return xml.ToString();
    }

    /// <summary>A wire name or value, as code, on one line.</summary>
    public static string Code(string text) => text.Trim().Length == 0 ? "<c>\"\"</c>" : $"<c>{Text(text).Replace('\n', ' ')}</c>";

    private static void Append(StringBuilder xml, string text, int i)
    {
        var c = text[i];
        switch (c)
        {
            case '&':
                xml.Append("&amp;");
                break;
            case '<':
                xml.Append("&lt;");
                break;
            case '>':
                xml.Append("&gt;");
                break;
            case '\n' or '\u0085' or '\u2028' or '\u2029':
            case '\r' when i + 1 == text.Length || text[i + 1] != '\n':
                xml.Append('\n');
                break;
            case '\r':
                break;
            case '\t':
                xml.Append(' ');
                break;
            default:
                xml.Append(IsXml(text, i) ? c : '\uFFFD');
                break;
        }
    }

    private static bool IsXml(string text, int i)
    {
        var isSecond = char.IsLowSurrogate(text[i]) && !Invisible.IsHalf(text, i);
        return Invisible.LengthAt(text, isSecond ? i - 1 : i) == 0;
    }
}
