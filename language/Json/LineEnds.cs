namespace TrackingPlan.Language.Json;

/// <summary>Line ends of a text file: LF or CRLF. A U+2028 or U+0085 is a character of its line, as it is to JSON, to git and to most editors.</summary>
internal static class LineEnds
{
    /// <summary>The line end of the first line; LF in a text of one line.</summary>
    public static string Of(string text)
    {
        var end = text.IndexOf('\n');
        return end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }
}
