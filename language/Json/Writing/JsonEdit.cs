using System.Text;

namespace TrackingPlan.Language.Json.Writing;

/// <summary>
/// Changes a JSON text as a person would: only where the value differs, in the text's own indentation and line ends. Comments, layout and
/// the order of everything else stay as they are, byte for byte.
/// </summary>
internal sealed class JsonEdit
{
    private readonly string _text;
    private readonly Comments _comments;
    private readonly HashSet<JsonValue> _expanded;
    private readonly string _indent;
    private readonly string _lineEnd;
    private readonly List<(int Start, int End, string Text)> _edits = [];

    private JsonEdit(string text, JsonValue root, HashSet<JsonValue> expanded)
    {
        _text = text;
        _comments = Comments.Of(text, root);
        _expanded = expanded;
        _lineEnd = text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end && text[end - 1] == '\r' ? "\r\n" : "\n";
        var first = root.Members.Count > 0 ? Before(root.Members[0].NameRange.Start) : "";
        _indent = first.Length > 0 && string.IsNullOrWhiteSpace(first) ? first : "  ";
    }

    /// <param name="text">Without faults but for what JSON lacks: comments and trailing commas.</param>
    /// <param name="before">What the text says.</param>
    /// <param name="after">What it is to say; members may stand in any order.</param>
    /// <param name="expanded">Objects of <paramref name="after"/> that take a line for each member however small they are.</param>
    public static string Apply(string text, JsonValue before, JsonValue after, IEnumerable<JsonValue> expanded)
    {
        var edit = new JsonEdit(text, before, new HashSet<JsonValue>(expanded, ReferenceEqualityComparer.Instance));
        edit.Visit(before, edit.AtOldPlaces(before, after), 0);
        var result = new StringBuilder(text);

        // From the end, so that no edit moves another; of two at one place the later goes in first, to stand behind.
        foreach (var (start, end, replacement) in edit._edits.AsEnumerable().Reverse().OrderByDescending(e => e.Start))
            result.Remove(start, end - start).Insert(start, replacement);
        var edited = result.ToString();
        var read = JsonParser.Parse(edited);
        return read.Root.SameAs(after) && read.Problems.All(problem => problem.Kind == JsonProblemKind.Extension)
            ? edited
            : throw new InvalidOperationException("an edit of a JSON text does not say what it should");
    }

    private void Visit(JsonValue before, JsonValue after, int level)
    {
        if (ReferenceEquals(before, after))
            return;
        var last = before.Members.Count > 0 ? before.Members[^1] : null;
        var canGrow = before.Kind == JsonKind.Object && after.Kind == JsonKind.Object && last is not null
            && _text.AsSpan(before.Range.Start, last.NameRange.Start - before.Range.Start).ContainsAny('\n', '\r')
            && before.Members.All(member => after.Find(member.Name) is not null);
        if (!canGrow)
        {
            Replace(before.Range.Start, before.Range.End, Layout(after, level, Before(before.Range.Start).Length));
            return;
        }

        foreach (var member in before.Members)
            Visit(member.Value, after[member.Name]!, level + 1);
        var added = after.Members.Where(member => before.Find(member.Name) is null).ToList();
        if (added.Count > 0)
            Append(last!.Value.Range.End, added, level + 1);
    }

    /// <summary>Puts members behind the last one, after the comment that stands beside it.</summary>
    private void Append(int end, IReadOnlyList<JsonMember> members, int level)
    {
        var (at, hasComma) = EndOfLine(end);
        if (!hasComma)
            Replace(end, end, ",");
        var indent = string.Concat(Enumerable.Repeat(_indent, level));
        var lines = members.Select(member =>
        {
            var name = $"{indent}{JsonText.Of(member.Name)}: ";
            return _lineEnd + name + Layout(member.Value, level, name.Length);
        });
        Replace(at, at, string.Join(',', lines) + (hasComma ? "," : ""));
    }

    /// <summary>Behind the comma and the comments that follow a value on its line.</summary>
    private (int At, bool HasComma) EndOfLine(int at)
    {
        var (end, hasComma) = (at, false);
        while (at < _text.Length && _text[at] is not ('\n' or '\r' or '}' or ']'))
        {
            if (_text[at] == '/')
            {
                var isLine = _text[at + 1] == '/';
                var length = isLine ? _text.AsSpan(at).IndexOfAny('\n', '\r') : _text.IndexOf("*/", at + 2, StringComparison.Ordinal) + 2 - at;
                if (!isLine && _text.AsSpan(at, length).ContainsAny('\n', '\r'))
                    break;
                at = length < 0 ? _text.Length : at + length;
                end = at;
                continue;
            }

            if (_text[at] == ',')
                (hasComma, end) = (true, at + 1);
            at++;
        }

        // A comma may come on a later line still.
        for (var next = at; !hasComma && next < _text.Length && (char.IsWhiteSpace(_text[next]) || _text[next] == ','); next++)
        {
            if (_text[next] == ',')
                (hasComma, end) = (true, next + 1);
        }

        return (end, hasComma);
    }

    private string Layout(JsonValue value, int level, int column) =>
        JsonLayout.Write(value, _comments, _expanded.Contains, _indent, level, column).Replace("\n", _lineEnd, StringComparison.Ordinal);

    /// <summary>The text of a line before an offset.</summary>
    private string Before(int offset) => _text[(_text.AsSpan(0, offset).LastIndexOfAny('\n', '\r') + 1)..offset];

    private void Replace(int start, int end, string text) => _edits.Add((start, end, text));

    /// <summary>
    /// The new value, of which each part that was there stands at its old place and in its old order: there its comments find it. Nothing
    /// new stands anywhere.
    /// </summary>
    private JsonValue AtOldPlaces(JsonValue? before, JsonValue after)
    {
        if (before is not null && before.SameAs(after))
            return before;
        var members = after.Members.Select(member => member with { Value = AtOldPlaces(before?[member.Name], member.Value) }).ToList();
        var known = before?.Members.Select(member => members.Find(m => m.Name == member.Name)).OfType<JsonMember>().ToList() ?? [];
        var placed = new JsonValue
        {
            Kind = after.Kind,
            Range = before?.Range ?? new TextRange(-1, 0),
            Text = after.Text,
            Members = [.. known, .. members.Where(member => !known.Contains(member))],
            Items = [.. after.Items.Select((item, i) => AtOldPlaces(before?.Items.FirstOrDefault(old => old.SameAs(item)), item))],
        };
        if (_expanded.Contains(after))
            _expanded.Add(placed);
        return placed;
    }
}
