using System.Runtime.CompilerServices;
using System.Text;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>Text with indentation. Lines end in LF on every machine, so that the same plan gives the same bytes.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(capacity: 8 * 1024);
    private int _indent;
    private bool _blankIsDue;

    /// <summary>Patterns that the text so far refers to, each once.</summary>
    public List<string> Patterns { get; } = [];

    public void Line(string line) => BeginLine().Append(line).Append('\n');

    /// <summary>An interpolated line, written piece by piece.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref Pieces line) => _text.Append('\n');

    /// <summary>An empty line before the next one, unless a block ends or begins there.</summary>
    public void Blank() => _blankIsDue = true;

    public void Open()
    {
        Line("{");
        _indent++;
    }

    public void Open(string head)
    {
        Line(head);
        Open();
    }

    /// <summary>A block with an interpolated head.</summary>
    public void Open([InterpolatedStringHandlerArgument("")] ref Pieces head)
    {
        Line(ref head);
        Open();
    }

    public void Close(string end = "}")
    {
        _blankIsDue = false;
        _indent--;
        Line(end);
    }

    public void Indent() => _indent++;

    public void Outdent() => _indent--;

    /// <summary>The text so far. What follows is another text.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        _blankIsDue = false;
        return text;
    }

    private StringBuilder BeginLine()
    {
        if (_blankIsDue)
            _text.Append('\n');
        _blankIsDue = false;
        return _text.Append(' ', _indent * 4);
    }

    /// <summary>What the compiler makes of an interpolated line: no string of its own.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Pieces
    {
        private readonly StringBuilder _text;

        public Pieces(int literalLength, int formattedCount, SourceWriter writer)
        {
            _ = (literalLength, formattedCount);
            _text = writer.BeginLine();
        }

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(string? text) => _text.Append(text);

        public void AppendFormatted(int number) => _text.Append(number);

        public void AppendFormatted(PlannedCallKind kind) => _text.Append(kind.ToString());
    }
}
