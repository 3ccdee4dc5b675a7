namespace TrackingPlan.Language.Json;

/// <summary>Line and column of an offset, both from zero. A line ends with CR LF, LF or CR, as editors count JSON.</summary>
internal sealed class LineMap
{
    private readonly List<int> _starts = [0];
    private readonly int _length;

    public LineMap(string text)
    {
        _length = text.Length;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _starts.Add(i + 1);
        }
    }

    /// <summary>Offset of a line's first character; of a line after the last, the text's end.</summary>
    public int Start(int line) => line < _starts.Count ? _starts[line] : _length;

    public (int Line, int Column) Locate(int offset)
    {
        offset = Math.Max(0, Math.Min(offset, _length));
        var line = _starts.BinarySearch(offset);
        if (line < 0)
            line = ~line - 1;
        return (line, offset - _starts[line]);
    }
}
