using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Language.Documents.Schemas;

/// <summary>Writes shared schemas out where they are used, for formats whose schemas stand alone.</summary>
internal sealed class References(IEnumerable<JsonMember> definitions)
{
    /// <summary>The two places where JSON Schema keeps shared schemas.</summary>
    public static readonly string[] Groups = ["definitions", "$defs"];

    private readonly ReferenceTargets _shared = new(definitions);

    /// <summary>A call with all its references written out, those within its own rule as well.</summary>
    public CallDocument InlineAll(CallDocument call) => call.Shared.Count == 0 ? Inline(call) : new References(call.Shared).Inline(call);

    /// <summary>A call with references to what the plan shares written out; those that stay references go along as definitions of its body.</summary>
    public CallDocument Inline(CallDocument call)
    {
        var writer = new ReferenceWriter();
        var body = writer.Write(call.Body, _shared);
        var kept = writer.Definitions();
        return call with { Body = kept.Count == 0 ? body : body.With("definitions", JsonBuild.Object(kept)) };
    }

    /// <summary>The shared schemas of a value, and whatever else a reference in it leads to, by what a reference calls it.</summary>
    public static IReadOnlyList<JsonMember> From(JsonValue root)
    {
        var found = Groups.SelectMany(group => (root[group]?.Members ?? []).Select(m => m with { Name = $"#/{group}/{JsonPointer.Escape(m.Name)}" })).ToList();
        var known = found.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var reference in Texts(root))
        {
            var pointer = JsonPointer.Normalize(reference);
            if (!known.Contains(pointer) && JsonPointer.Find(root, pointer) is { Kind: JsonKind.Object or JsonKind.True or JsonKind.False } target && known.Add(pointer))
                found.Add(JsonBuild.Member(pointer, target));
        }

        return found;
    }

    /// <summary>A value in which each reference leads to what it means: shared schemas by themselves.</summary>
    /// <param name="definitions">By what a reference calls them.</param>
    public static JsonValue Document(IReadOnlyList<JsonMember> definitions)
    {
        var document = JsonBuild.Object(Groups.Select(group => JsonBuild.Member(group, JsonBuild.Object(definitions
            .Where(d => IsIn(group, d.Name))
            .Select(d => d with { Name = JsonPointer.LastName(d.Name) })))));
        foreach (var other in definitions.Where(d => !Array.Exists(Groups, group => IsIn(group, d.Name))))
        {
            if (JsonPointer.Find(document, other.Name) is null)
                document = Put(document, other.Name.Split('/').AsSpan(1), other.Value);
        }

        return document;
    }

    public static bool IsIn(string group, string pointer) =>
        pointer.StartsWith($"#/{group}/", StringComparison.Ordinal) && pointer.LastIndexOf('/') == group.Length + 2;

    private static JsonValue Put(JsonValue owner, ReadOnlySpan<string> path, JsonValue value)
    {
        var name = JsonPointer.LastName("/" + path[0]);
        return owner.With(name, path.Length == 1 ? value : Put(owner[name] ?? JsonBuild.Object(), path[1..], value));
    }

    /// <summary>Whatever may be a reference: that a value of the plan's is taken for one does no harm.</summary>
    private static IEnumerable<string> Texts(JsonValue value)
    {
        var waiting = new Stack<JsonValue>([value]);
        while (waiting.TryPop(out var next))
        {
            if (next["$ref"] is { Kind: JsonKind.String } reference)
                yield return reference.Text;
            foreach (var inner in next.Members.Select(m => m.Value).Concat(next.Items))
                waiting.Push(inner);
        }
    }
}
