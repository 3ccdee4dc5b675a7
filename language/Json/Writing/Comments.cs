namespace TrackingPlan.Language.Json.Writing;

/// <summary>The comments of a JSON text, each with the value it speaks of.</summary>
internal sealed class Comments
{
    public static Comments None { get; } = new();

    // By where a value starts, which it keeps when it is put into another order.
    private readonly Dictionary<int, List<string>> _before = [];
    private readonly Dictionary<int, List<string>> _beside = [];
    private readonly Dictionary<int, List<string>> _inside = [];
    private List<Comment> _all = [];

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
        var comments = new Comments { _all = All(text) };
        comments.Collect(text, 0, root.Range.Start, root, null);
        comments.Visit(text, root);
        comments.AtEnd = [.. comments.In(root.Range.End, text.Length).Select(c => c.Text)];
        return comments;
    }

    /// <summary>Whether two texts have the same comments, wherever they stand.</summary>
    public static bool AreThoseOf(string text, string other) => Sorted(text).SequenceEqual(Sorted(other), StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(string text) =>
        All(text).Select(comment => comment.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')).Order(StringComparer.Ordinal);

    private void Visit(string text, JsonValue value)
    {
        var at = value.Range.Start + 1;
        JsonValue? previous = null;
        foreach (var (name, child) in value.Members.Select(m => (m.NameRange, m.Value)).Concat(value.Items.Select(i => (i.Range with { Length = 0 }, i))))
        {
            Collect(text, at, name.Start, child, previous);

            // Between a name and its value: rare, and as good before both.
            Add(_before, child, In(name.End, child.Range.Start));
            Visit(text, child);
            at = child.Range.End;
            previous = child;
        }

        if (value.Kind is JsonKind.Object or JsonKind.Array)
        {
            var last = In(at, value.Range.End - 1).ToList();
            Add(_beside, previous, last.Where(c => previous is not null && c.IsOnLineOf(text, at)));
            Add(_inside, value, last.Where(c => previous is null || !c.IsOnLineOf(text, at)));
        }
    }

    private void Collect(string text, int from, int to, JsonValue next, JsonValue? previous)
    {
        foreach (var comment in In(from, to))
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

    /// <summary>The comments of a stretch.</summary>
    private IEnumerable<Comment> In(int from, int to)
    {
        var (first, end) = (0, _all.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = _all[middle].Start < from ? (middle + 1, end) : (first, middle);
        }

        for (; first < _all.Count && _all[first].Start < to; first++)
            yield return _all[first];
    }

    /// <summary>Every comment, as the reader of plans cuts the text: <c>//</c>, <c>#</c> and <c>/* */</c>. Blanks at the end of a line are none of it.</summary>
    private static List<Comment> All(string text)
    {
        var all = new List<Comment>();
        var scanner = new JsonScanner(text, (kind, range, _) =>
        {
            if (kind == JsonProblemKind.Extension)
                all.Add(new Comment(range.Start, text.Substring(range.Start, range.Length).TrimEnd(' ', '\t')));
        });
        do
            scanner.MoveNext();
        while (scanner.Token != JsonToken.End);
        return all;
    }

    private readonly record struct Comment(int Start, string Text)
    {
        public bool IsOnLineOf(string text, int offset) => !text.AsSpan(offset, Start - offset).ContainsAny('\n', '\r');
    }
}
