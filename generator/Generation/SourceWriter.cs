using System.Text;

namespace TrackingPlan.Generation;

/// <summary>Text with indentation. Lines end in LF on every machine, so that the same plan gives the same bytes.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(4096);
    private int _indent;
    private bool _blankIsDue;

    /// <summary>Patterns that the text so far refers to, each once.</summary>
    public List<string> Patterns { get; } = [];

    public void Line(string line)
    {
        if (_blankIsDue)
            _text.Append('\n');
        _blankIsDue = false;
        _text.Append(' ', _indent * 4).Append(line).Append('\n');
    }

    /// <summary>An empty line before the next one, unless a block ends or begins there.</summary>
    public void Blank() => _blankIsDue = true;

    public void Open(string? head = null)
    {
        if (head is not null)
            Line(head);
        Line("{");
        _indent++;
    }

    public void Close(string end = "}")
    {
        _blankIsDue = false;
        _indent--;
        Line(end);
    }

    public void Indent() => _indent++;

    public void Outdent() => _indent--;

    public override string ToString() => _text.ToString();
}
