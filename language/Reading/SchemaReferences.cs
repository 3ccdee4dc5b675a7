using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Reading;

/// <summary>Where the references of a schema begin: the plan, or one rule's own schema.</summary>
/// <param name="Pointer">Of <paramref name="Node"/> in the file; <c>#</c> is the file.</param>
internal sealed record SchemaRoot(JsonValue Node, string Pointer);

/// <summary>What references lead to. Each target is read once, after what refers to it: a circle ends, and a long chain costs no stack.</summary>
/// <param name="outer">Those of the text around <paramref name="text"/>, which has read them; null when there is none.</param>
internal sealed class SchemaReferences(PlanText text, SchemaReferences? outer = null)
{
    private readonly Dictionary<string, JsonValue> _nodes = new(StringComparer.Ordinal);
    private readonly List<Definition> _read = [];
    private readonly Queue<(string Pointer, JsonValue Node, Origin Origin, SchemaReader Reader)> _waiting = new();

    /// <summary>Takes what stands under <c>definitions</c> and <c>$defs</c>, whether anything refers to it or not.</summary>
    public void Declare(SchemaRoot root, SchemaReader reader)
    {
        foreach (var key in new[] { "definitions", "$defs" })
        {
            if (root.Node[key] is not { Kind: not JsonKind.Null } group)
                continue;
            if (group.Kind != JsonKind.Object)
                text.ReportMisplaced(group, $"\"{key}\"", "an object of names and their schemas");
            foreach (var member in group.Members)
                Add($"{root.Pointer}/{key}/{JsonPointer.Escape(member.Name)}", member.Value, new(member.NameRange.Start, member.NameRange.Length), reader);
        }
    }

    /// <summary>The pointer in the file that a reference means; null, and a finding, when it leads nowhere.</summary>
    public string? Resolve(JsonValue reference, SchemaRoot root, SchemaReader reader)
    {
        var pointer = Absolute(reference.Text, root);
        if (NodeOf(pointer) is not null)
            return pointer;
        if (Find(reference.Text, root) is { } target)
        {
            Add(pointer, target, SchemaReader.OriginOf(target), reader);
            return pointer;
        }

        var known = (root.Node["definitions"]?.Members ?? []).Select(member => "#/definitions/" + member.Name)
            .Concat((root.Node["$defs"]?.Members ?? []).Select(member => "#/$defs/" + member.Name));
        var fault = reference.Text.StartsWith("#", StringComparison.Ordinal)
            ? "leads nowhere; expected a place in this plan such as #/definitions/user_id" + text.DidYouMean(PlanRules.BrokenReference, reference.Text, known)
            : "leads out of the file; expected a place in this plan such as #/definitions/user_id: copy the schema there";
        text.Report(PlanRules.BrokenReference, reference.Range, Words.Quote(reference.Text), fault);
        return null;
    }

    /// <summary>The value that a reference leads to.</summary>
    public JsonValue? Find(string reference, SchemaRoot root)
    {
        if (NodeOf(Absolute(reference, root)) is { } node)
            return node;
        text.LeavesDefinitions = true;
        return JsonPointer.Find(root.Node, reference);
    }

    public JsonValue? NodeOf(string pointer) => _nodes.TryGetValue(pointer, out var node) ? node : outer?.NodeOf(pointer);

    /// <summary>Reads every definition, those that definitions refer to as well.</summary>
    public EquatableArray<Definition> ReadAll()
    {
        while (_waiting.Count > 0)
        {
            var (pointer, node, origin, reader) = _waiting.Dequeue();
            var schema = reader.Read(node) with { CSharpName = reader.CSharpNameOf(node) };
            _read.Add(new(pointer, JsonPointer.LastName(pointer), schema, origin));
        }

        return DefinitionCircles.Break(_read, text).ToEquatableArray();
    }

    private void Add(string pointer, JsonValue node, Origin origin, SchemaReader reader)
    {
        if (_nodes.ContainsKey(pointer))
            return;
        _nodes.Add(pointer, node);
        _waiting.Enqueue((pointer, node, origin, reader));
    }

    private static string Absolute(string reference, SchemaRoot root) => root.Pointer + JsonPointer.Normalize(reference).Substring(1);
}
