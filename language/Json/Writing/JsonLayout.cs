using System.Text;

namespace TrackingPlan.Language.Json.Writing;

/// <summary>
/// JSON for people: two spaces, and what is small on one line, so that a property is a line of a diff. The same value always gets the same
/// layout. Text that was read keeps its spelling; new text has escapes for what nobody would see.
/// </summary>
internal sealed class JsonLayout
{
    private const int MaxWidth = 140;

    private readonly StringBuilder _text = new();
    private readonly Comments _comments;
    private readonly Func<JsonValue, bool> _mustExpand;
    private readonly string _indent;
    private readonly string? _source;
    private readonly string _lineEnd;

    private JsonLayout(Comments comments, Func<JsonValue, bool> mustExpand, string indent, string? source)
    {
        _comments = comments;
        _mustExpand = mustExpand;
        _indent = indent;
        _source = source;
        _lineEnd = source is null ? "\n" : LineEnds.Of(source);
    }

    /// <param name="value">What to write.</param>
    /// <param name="comments">Its comments.</param>
    /// <param name="mustExpand">Objects that take a line for each member however small they are.</param>
    /// <param name="indent">What a level is indented by.</param>
    /// <param name="source">The text that the value was read from, for its spelling and its line ends; null: it is new, and gets LF.</param>
    /// <returns>The text, with a line end at its end.</returns>
    public static string Write(
        JsonValue value, Comments? comments = null, Func<JsonValue, bool>? mustExpand = null, string indent = "  ", string? source = null)
    {
        var layout = new JsonLayout(comments ?? Comments.None, mustExpand ?? (_ => false), indent, source);
        layout.Lines(layout._comments.Before(value), 0);
        layout.Value(value, 0, 0, 0);
        layout._text.Append(layout._lineEnd);
        layout.Lines(layout._comments.AtEnd, 0);
        return layout._text.ToString();
    }

    /// <summary>Whether a text says the value and nothing else, in the same order.</summary>
    public static bool Says(string text, JsonValue value)
    {
        var read = JsonParser.Parse(text);
        return read.Problems.All(problem => problem.Kind == JsonProblemKind.Extension) && read.Root.SameInOrder(value);
    }

    /// <summary>A value as it stands within a text, without a line end at its end.</summary>
    /// <param name="value">What to write.</param>
    /// <param name="comments">Its comments.</param>
    /// <param name="mustExpand">Objects that take a line for each member however small they are.</param>
    /// <param name="indent">What a level is indented by.</param>
    /// <param name="level">The level of the line on which it begins.</param>
    /// <param name="column">Where on that line.</param>
    public static string Write(JsonValue value, Comments comments, Func<JsonValue, bool> mustExpand, string indent, int level, int column)
    {
        var layout = new JsonLayout(comments, mustExpand, indent, source: null);
        layout.Value(value, level, column, 1);
        return layout._text.ToString();
    }

    private void Value(JsonValue value, int indent, int column, int room)
    {
        if (value.Kind is not (JsonKind.Object or JsonKind.Array))
        {
            _text.Append(Spelled(value));
            return;
        }

        if (OneLine(value) is { } line && column + line.Length + room <= MaxWidth)
        {
            _text.Append(line);
            return;
        }

        var isObject = value.Kind == JsonKind.Object;
        _text.Append(isObject ? '{' : '[').Append(_lineEnd);
        var count = isObject ? value.Members.Count : value.Items.Count;
        for (var i = 0; i < count; i++)
        {
            var child = isObject ? value.Members[i].Value : value.Items[i];
            Lines(_comments.Before(child), indent + 1);
            Indent(indent + 1);
            var start = _text.Length;
            if (isObject)
                _text.Append(Spelled(value.Members[i])).Append(": ");
            Value(child, indent + 1, ((indent + 1) * _indent.Length) + _text.Length - start, i < count - 1 ? 1 : 0);
            if (i < count - 1)
                _text.Append(',');
            foreach (var comment in _comments.Beside(child))
                _text.Append(' ').Append(WithLineEnds(comment));
            _text.Append(_lineEnd);
        }

        Lines(_comments.Inside(value), indent + 1);
        Indent(indent);
        _text.Append(isObject ? '}' : ']');
    }

    private string? OneLine(JsonValue value)
    {
        if (!IsSmall(value, 2))
            return null;
        var line = new StringBuilder();
        Append(line, value);
        return line.ToString();
    }

    private bool IsSmall(JsonValue value, int depth)
    {
        if (value.Kind is not (JsonKind.Object or JsonKind.Array) || (value.Members.Count + value.Items.Count == 0 && !_comments.AreWithin(value)))
            return true;
        var isList = value.Items.Count > 1 && value.Items.Any(i => i.Members.Count > 0);
        return depth > 0 && !isList && !_mustExpand(value) && !_comments.AreWithin(value)
            && value.Members.All(m => IsSmall(m.Value, depth - 1)) && value.Items.All(i => IsSmall(i, depth - 1));
    }

    private void Append(StringBuilder line, JsonValue value)
    {
        switch (value)
        {
            case { Kind: JsonKind.Object, Members.Count: > 0 }:
                line.Append("{ ");
                for (var i = 0; i < value.Members.Count; i++)
                {
                    line.Append(i > 0 ? ", " : "").Append(Spelled(value.Members[i])).Append(": ");
                    Append(line, value.Members[i].Value);
                }

                line.Append(" }");
                break;
            case { Kind: JsonKind.Array, Items.Count: > 0 }:
                line.Append('[');
                for (var i = 0; i < value.Items.Count; i++)
                {
                    line.Append(i > 0 ? ", " : "");
                    Append(line, value.Items[i]);
                }

                line.Append(']');
                break;
            default:
                line.Append(Spelled(value));
                break;
        }
    }

    /// <summary>Comments as they are; the lines of a block comment keep their own indentation but for the first.</summary>
    private void Lines(IReadOnlyList<string> comments, int indent)
    {
        foreach (var comment in comments)
        {
            Indent(indent);
            _text.Append(WithLineEnds(comment)).Append(_lineEnd);
        }
    }

    private string Spelled(JsonMember member) => Spelled(member.NameRange, JsonText.Of(member.Name));

    private string Spelled(JsonValue value) => Spelled(value.Kind is JsonKind.Object or JsonKind.Array ? default : value.Range, JsonText.Of(value));

    private string Spelled(TextRange range, string json) =>
        _source is not null && range.Length > 0 ? _source.Substring(range.Start, range.Length) : Invisible.Spell(json);

    /// <summary>A block comment over several lines ends them as the text does; all else in it, a U+2028 too, is its own.</summary>
    private string WithLineEnds(string comment) => comment
        .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", _lineEnd, StringComparison.Ordinal);

    private void Indent(int levels)
    {
        for (var i = 0; i < levels; i++)
            _text.Append(_indent);
    }
}
