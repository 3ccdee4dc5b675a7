using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>A table of short texts, aligned with spaces: the same on a terminal, in a pipe and in the log of a build.</summary>
internal static class Columns
{
    private const int MaxWidth = 60;

    /// <param name="output">Where to write.</param>
    /// <param name="header">One title a column; numbers stand right below a title that begins with a space.</param>
    /// <param name="rows">As many cells each as there are columns. Their text may be anything.</param>
    public static void Write(TextWriter output, string[] header, IEnumerable<string[]> rows)
    {
        var table = rows.Select(row => Array.ConvertAll(row, Cell)).Prepend(Array.ConvertAll(header, title => title.Trim())).ToList();
        var widths = header.Select((_, i) => table.Max(row => row[i].Length)).ToArray();
        foreach (var row in table)
        {
            var cells = row.Select((cell, i) => header[i][0] == ' ' ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    private static string Cell(string text)
    {
        var line = SafeText.OneLine(text);
        return line.Length <= MaxWidth ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[MaxWidth - 2]) ? MaxWidth - 2 : MaxWidth - 1), "…");
    }
}
