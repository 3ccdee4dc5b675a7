using System.Text;
using TrackingPlan.Language.Documents;

namespace TrackingPlan.Language.Shapes.Csv;

/// <summary>
/// Rows of text as RFC 4180 has them. A spreadsheet runs a cell that begins with =, +, - or @ as a formula: such a cell is written with an
/// apostrophe before it, which reading takes away again.
/// </summary>
internal static class CsvText
{
    private static readonly char[] Starts = ['=', '+', '-', '@', '\t', '\r', '\''];

    public static string Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Quote)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>Whether a text reads as the rows.</summary>
    public static bool Says(string text, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var read = Read(text).GetEnumerator();
        return rows.All(row => read.MoveNext() && read.Current.Cells.SequenceEqual(row, StringComparer.Ordinal)) && !read.MoveNext();
    }

    /// <returns>The rows, each with the line it begins on; empty lines are none.</returns>
    /// <exception cref="InputException">A quote is not closed.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        var line = 1;
        while (at < text.Length)
        {
            var start = line;
            var cells = new List<string>();
            var more = true;
            while (more)
            {
                cells.Add(Cell(text, ref at, ref line));
                more = at < text.Length && text[at] == ',';
                if (more)
                    at++;
            }

            EndLine(text, ref at, ref line);
            if (cells.Count > 1 || cells[0].Length > 0)
                yield return (start, cells);
        }
    }

    private static string Cell(string text, ref int at, ref int line)
    {
        var cell = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            var opened = line;
            for (at++; ; at++)
            {
                if (at >= text.Length)
                    throw new InputException($"line {opened}: a quote is opened here and never closed.");
                if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"'))
                    break;
                if (text[at] == '"')
                    at++;
                if (text[at] == '\n')
                    line++;
                cell.Append(text[at]);
            }

            at++;
        }

        while (at < text.Length && text[at] is not (',' or '\n' or '\r'))
            cell.Append(text[at++]);
        var value = cell.ToString();
        return value.Length > 1 && value[0] == '\'' && Starts.Contains(value[1]) ? value[1..] : value;
    }

    private static void EndLine(string text, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        line++;
    }

    private static string Quote(string cell)
    {
        if (cell.Length > 0 && Starts.Contains(cell[0]))
            cell = "'" + cell;
        return cell.AsSpan().ContainsAny(",\"\r\n") || (cell.Length > 0 && (cell[0] == ' ' || cell[^1] == ' '))
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
    }
}
