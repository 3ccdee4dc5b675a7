using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>Where each character of a text stood in the file before escapes and indents were taken away.</summary>
internal sealed class SourceMap
{
    /// <summary>Where a stretch begins that stands in the file as it does in the text.</summary>
    private readonly List<int> starts = [];
    private readonly List<int> sources = [];
    private readonly int? point;

    public SourceMap()
    {
    }

    private SourceMap(int point) => this.point = point;

    /// <summary>Of a text that stands nowhere as it is: all of it is where it comes from.</summary>
    public static SourceMap AllAt(int source) => new(source);

    /// <param name="start">An offset in the text, not before that of the last call.</param>
    /// <param name="source">The same place in the file.</param>
    public void Add(int start, int source)
    {
        if (starts.Count > 0 && sources[starts.Count - 1] + start - starts[starts.Count - 1] == source)
            return;
        if (starts.Count > 0 && starts[starts.Count - 1] == start)
        {
            sources[sources.Count - 1] = source;
            return;
        }

        starts.Add(start);
        sources.Add(source);
    }

    public int ToSource(int offset)
    {
        if (point is { } only)
            return only;
        var index = starts.BinarySearch(offset);
        if (index < 0)
            index = ~index - 1;
        return index < 0 ? offset : sources[index] + offset - starts[index];
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
