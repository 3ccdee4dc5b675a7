using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>Where each character of a text stood in the file before escapes and indents were taken away.</summary>
internal sealed class SourceMap
{
    /// <summary>Where a stretch begins that stands in the file as it does in the text.</summary>
    private readonly List<int> _starts = [];
    private readonly List<int> _sources = [];
    private readonly int? _point;

    public SourceMap()
    {
    }

    private SourceMap(int point) => _point = point;

    /// <summary>Of a text that stands nowhere as it is: all of it is where it comes from.</summary>
    public static SourceMap AllAt(int source) => new(source);

    /// <param name="start">An offset in the text, not before that of the last call.</param>
    /// <param name="source">The same place in the file.</param>
    public void Add(int start, int source)
    {
        if (_starts.Count > 0 && _sources[_starts.Count - 1] + start - _starts[_starts.Count - 1] == source)
            return;
        if (_starts.Count > 0 && _starts[_starts.Count - 1] == start)
        {
            _sources[_sources.Count - 1] = source;
            return;
        }

        _starts.Add(start);
        _sources.Add(source);
    }

    public int ToSource(int offset)
    {
        if (_point is { } only)
            return only;
        var index = _starts.BinarySearch(offset);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? offset : _sources[index] + offset - _starts[index];
    }

    public TextRange ToSource(TextRange range)
    {
        var start = ToSource(range.Start);
        return new(start, Math.Max(0, ToSource(range.End) - start));
    }

    /// <summary>The same value, whose ranges are those of the file.</summary>
    public JsonValue ToSource(JsonValue value) => new()
    {
        Kind = value.Kind,
        Range = ToSource(value.Range),
        Text = value.Text,
        Items = value.Items.Count == 0 ? [] : [.. value.Items.Select(ToSource)],
        Members = value.Members.Count == 0 ? [] : [.. value.Members.Select(member => new JsonMember(member.Name, ToSource(member.NameRange), ToSource(member.Value)))],
    };
}
