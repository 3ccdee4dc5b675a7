using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>The comments of a JSON text, each with the value it speaks of.</summary>
internal sealed class Comments
{
    public static Comments None { get; } = new();

    // By where a value starts, which it keeps when it is put into another order.
    private readonly Dictionary<int, List<string>> _before = [];
    private readonly Dictionary<int, List<string>> _beside = [];
    private readonly Dictionary<int, List<string>> _inside = [];

    /// <summary>Those on lines of their own before a member or item.</summary>
    public IReadOnlyList<string> Before(JsonValue value) => _before.GetValueOrDefault(value.Range.Start) ?? [];

    /// <summary>Those at the end of its line.</summary>
    public IReadOnlyList<string> Beside(JsonValue value) => _beside.GetValueOrDefault(value.Range.Start) ?? [];

    /// <summary>Those after the last member or item of an object or array.</summary>
    public IReadOnlyList<string> Inside(JsonValue value) => _inside.GetValueOrDefault(value.Range.Start) ?? [];

    /// <summary>Those after the end of the text's one value.</summary>
    public IReadOnlyList<string> AtEnd { get; private set; } = [];

    public bool AreWithin(JsonValue value) =>
        _inside.ContainsKey(value.Range.Start)
        || value.Members.Any(m => Has(m.Value))
        || value.Items.Any(Has);

    private bool Has(JsonValue value) => _before.ContainsKey(value.Range.Start) || _beside.ContainsKey(value.Range.Start) || AreWithin(value);

    public static Comments Of(string text, JsonValue root)
    {
        var comments = new Comments();
        comments.Collect(text, 0, root.Range.Start, root, null);
        comments.Visit(text, root);
        comments.AtEnd = [.. In(text, root.Range.End, text.Length).Select(c => c.Text)];
        return comments;
    }

    private void Visit(string text, JsonValue value)
    {
        var at = value.Range.Start + 1;
        JsonValue? previous = null;
        foreach (var (start, child) in value.Members.Select(m => (m.NameRange.Start, m.Value)).Concat(value.Items.Select(i => (i.Range.Start, i))))
        {
            Collect(text, at, start, child, previous);

            // Between a name and its value: rare, and as good before both.
            Add(_before, child, In(text, start + (child.Range.Start > start ? NameLength(text, start) : 0), child.Range.Start));
            Visit(text, child);
            at = child.Range.End;
            previous = child;
        }

        if (value.Kind is JsonKind.Object or JsonKind.Array)
        {
            var last = In(text, at, value.Range.End - 1).ToList();
            Add(_beside, previous, last.Where(c => previous is not null && c.IsOnLineOf(text, at)));
            Add(_inside, value, last.Where(c => previous is null || !c.IsOnLineOf(text, at)));
        }
    }

    private void Collect(string text, int from, int to, JsonValue next, JsonValue? previous)
    {
        foreach (var comment in In(text, from, to))
        {
            var belongsToPrevious = previous is not null && comment.IsOnLineOf(text, from);
            Add(belongsToPrevious ? _beside : _before, belongsToPrevious ? previous : next, [comment]);
        }
    }

    private static void Add(Dictionary<int, List<string>> table, JsonValue? value, IEnumerable<Comment> comments)
    {
        foreach (var comment in comments)
        {
            if (!table.TryGetValue(value!.Range.Start, out var list))
                table[value.Range.Start] = list = [];
            list.Add(comment.Text);
        }
    }

    /// <summary>The comments of a stretch that holds nothing else but white space, commas and colons.</summary>
    private static IEnumerable<Comment> In(string text, int from, int to)
    {
        for (var at = from; at + 1 < to; at++)
        {
            if (text[at] != '/')
                continue;
            var isLine = text[at + 1] == '/';
            var end = isLine ? text.AsSpan(at, to - at).IndexOfAny('\n', '\r') : text.IndexOf("*/", at + 2, StringComparison.Ordinal) - at + 2;
            if (end < 0 || at + end > to)
                end = to - at;
            yield return new Comment(at, text.Substring(at, end).TrimEnd());
            at += end - 1;
        }
    }

    private static int NameLength(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return at + 1 - start;
    }

    private readonly record struct Comment(int Start, string Text)
    {
        public bool IsOnLineOf(string text, int offset) => !text.AsSpan(offset, Start - offset).ContainsAny('\n', '\r');
    }
}
