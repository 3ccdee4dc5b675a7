using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>Text between <c>&lt;&lt;EOF</c> and a line that holds <c>EOF</c> alone.</summary>
internal readonly struct HclHeredoc
{
    public HclHeredoc(string text, int start, int end)
    {
        IsIndented = text[start + 2] == '-';
        var nameStart = start + (IsIndented ? 3 : 2);
        var nameEnd = EndOfLine(text, nameStart, end);
        Marker = text.Substring(nameStart, nameEnd - nameStart).Trim();
        var bodyStart = Math.Min(nameEnd + 1, end);
        var line = bodyStart;
        while (line < end)
        {
            var lineEnd = EndOfLine(text, line, end);
            if (IsMarker(text, line, lineEnd))
            {
                IsClosed = true;
                Body = new(bodyStart, line - bodyStart);
                End = lineEnd;
                return;
            }

            line = lineEnd + 1;
        }

        Body = new(bodyStart, end - bodyStart);
        End = end;
    }

    public string Marker { get; }

    /// <summary>What stands before each line of <c>&lt;&lt;-</c> does not count, as far as it stands before all.</summary>
    public bool IsIndented { get; }

    public bool IsClosed { get; }

    /// <summary>The lines between, with the last line's end.</summary>
    public TextRange Body { get; }

    public int End { get; }

    /// <summary>How many blanks stand before every line that holds anything.</summary>
    public int IndentIn(string text)
    {
        if (!IsIndented)
            return 0;
        var least = int.MaxValue;
        for (var line = Body.Start; line < Body.End; line = EndOfLine(text, line, Body.End) + 1)
        {
            var first = line;
            while (first < Body.End && text[first] is ' ' or '\t')
                first++;
            if (first < Body.End && text[first] is not ('\n' or '\r'))
                least = Math.Min(least, first - line);
        }

        return least == int.MaxValue ? 0 : least;
    }

    private static int EndOfLine(string text, int at, int end)
    {
        var newLine = text.IndexOf('\n', at, end - at);
        return newLine < 0 ? end : newLine;
    }

    private bool IsMarker(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t')
            start++;
        while (end > start && text[end - 1] is ' ' or '\t' or '\r')
            end--;
        return end - start == Marker.Length && string.CompareOrdinal(text, start, Marker, 0, Marker.Length) == 0;
    }
}
