using TrackingPlan.Json;
using TrackingPlan.Plan;

namespace TrackingPlan.Tool.Formats;

/// <summary>
/// Writes shared schemas out where they are used, for formats whose schemas stand alone. What leads in a circle, or would be too much when it
/// is written out, stays shared.
/// </summary>
internal sealed class References
{
    /// <summary>The two places where JSON Schema keeps shared schemas.</summary>
    public static readonly string[] Groups = ["definitions", "$defs"];

    /// <summary>A shared schema of more values than these, with all that it refers to, stays shared: it may refer to others twice, and they too.</summary>
    private const int MostValues = 2_000;

    /// <summary>How many values may be written out in all.</summary>
    private const int MostValuesOfPlan = 500_000;

    /// <summary>What is written out must be readable again.</summary>
    private const int MaxDepth = JsonParser.MaxDepth / 2;

    private readonly Dictionary<string, JsonValue> _targets;
    private readonly Dictionary<string, Extent> _extents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _written;

    public References(IEnumerable<JsonMember> definitions) =>
        _targets = definitions.ToDictionary(d => JsonPointer.Normalize(d.Name), d => d.Value, StringComparer.Ordinal);

    /// <summary>A call with its references written out; those that stay go along as definitions of its body.</summary>
    public CallDocument Inline(CallDocument call)
    {
        _kept.Clear();
        var body = Inline(call.Body, 0);
        return call with { Body = WithDefinitions(body) };
    }

    /// <summary>The shared schemas of a value, by what a reference calls them.</summary>
    public static IEnumerable<JsonMember> In(JsonValue? root) =>
        Groups.SelectMany(group => (root?[group]?.Members ?? []).Select(m => m with { Name = $"#/{group}/{JsonPointer.Escape(m.Name)}" }));

    /// <summary>With what stays shared, and what that refers to, as it was written.</summary>
    private JsonValue WithDefinitions(JsonValue body)
    {
        var (needed, waiting) = (new SortedSet<string>(StringComparer.Ordinal), new Stack<string>(_kept));
        while (waiting.TryPop(out var pointer))
        {
            if (needed.Add(pointer))
                PointersIn(_targets[pointer]).ToList().ForEach(waiting.Push);
        }

        foreach (var group in Groups)
        {
            var members = needed.Where(pointer => pointer.Split('/') is ["#", var name, _] && name == group)
                .Select(pointer => JsonBuild.Member(JsonPointer.LastName(pointer), _targets[pointer])).ToList();
            if (members.Count > 0)
                body = body.With(group, JsonBuild.Object((body[group]?.Members ?? []).Where(m => members.TrueForAll(needed => needed.Name != m.Name)).Concat(members)));
        }

        return body;
    }

    private JsonValue Inline(JsonValue value, int depth)
    {
        _written += _open.Count > 0 ? 1 : 0;
        if (value.Kind == JsonKind.Array)
            return JsonBuild.Array(value.Items.Select(item => Inline(item, depth + 1)));
        if (value.Kind != JsonKind.Object)
            return value;
        if (PointerOf(value) is { } pointer)
            return InlineReference(value, pointer, depth);
        return JsonBuild.Object(value.Members.Select(m => m with { Value = IsData(m.Name) ? m.Value : Inline(m.Value, depth + 1) }));
    }

    private JsonValue InlineReference(JsonValue value, string pointer, int depth)
    {
        var extent = ExtentOf(pointer);
        if (extent.Values > MostValues || depth + extent.Depth > MaxDepth || _written + extent.Values > MostValuesOfPlan || !_open.Add(pointer))
        {
            _kept.Add(pointer);
            return value;
        }

        var inlined = Inline(_targets[pointer], depth);
        _open.Remove(pointer);
        foreach (var beside in value.Members.Where(m => m.Name != "$ref"))
            inlined = inlined.With(beside.Name, beside.Value);
        return inlined;
    }

    /// <summary>How much a shared schema is when it is written out, found out once for each.</summary>
    private Extent ExtentOf(string pointer)
    {
        PostOrder.Visit(
            pointer,
            inner => PointersIn(_targets[inner]),
            inner => _extents.TryAdd(inner, new(1, 1)), // What leads back to itself ends there.
            inner => _extents[inner] = Measure(_targets[inner]));
        return _extents[pointer];
    }

    private Extent Measure(JsonValue value)
    {
        if (PointerOf(value) is { } pointer)
            return new(Math.Min(_extents[pointer].Values + 1, MostValues + 1), _extents[pointer].Depth + 1);
        var (values, depth) = (1, 0);
        foreach (var part in Parts(value))
        {
            var extent = Measure(part);
            values = Math.Min(values + extent.Values, MostValues + 1);
            depth = Math.Max(depth, extent.Depth);
        }

        return new(values, depth + 1);
    }

    private IEnumerable<string> PointersIn(JsonValue value) =>
        PointerOf(value) is { } pointer ? [pointer] : Parts(value).SelectMany(PointersIn);

    /// <summary>The shared schema that a value refers to; null when it is no reference to one.</summary>
    private string? PointerOf(JsonValue value) =>
        value["$ref"] is { Kind: JsonKind.String } reference && JsonPointer.Normalize(reference.Text) is var pointer && _targets.ContainsKey(pointer) ? pointer : null;

    private static IEnumerable<JsonValue> Parts(JsonValue value) =>
        value.Items.Concat(value.Members.Where(m => !IsData(m.Name)).Select(m => m.Value));

    /// <summary>Values of the plan's, where <c>$ref</c> is no reference.</summary>
    private static bool IsData(string keyword) => keyword is "enum" or "const" or "default" or "examples";

    /// <param name="Values">One more than <see cref="MostValues"/> for any larger number.</param>
    private readonly record struct Extent(int Values, int Depth);
}
