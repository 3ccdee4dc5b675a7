using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Reading;

/// <summary>
/// <c>allOf</c> that only adds up: a base and what extends it. The members become one schema before it is read; what contradicts or
/// narrows is no addition, and reported.
/// </summary>
internal sealed class SchemaMerge(PlanText text, SchemaReferences references, SchemaRoot root)
{
    /// <summary>How many references in a row are followed; more are a circle.</summary>
    private const int MaxAliases = PlanLimits.Depth;

    private readonly Dictionary<JsonValue, JsonValue> _merged = [];
    private readonly HashSet<JsonValue> _open = [];

    /// <summary>The schema with its <c>allOf</c> merged in; without it, and a finding, when that cannot be.</summary>
    public JsonValue Apply(JsonValue node, JsonMember allOf)
    {
        if (_merged.TryGetValue(node, out var known))
            return known;
        var own = With(node, node.Members.Where(member => member.Name != "allOf"));
        if (_open.Count == PlanLimits.Depth)
        {
            text.ReportLimit(allOf.NameRange, "\"allOf\" of \"allOf\" inside each other", PlanLimits.Depth, "it is not checked from here on; name the properties where they are used");
            return _merged[node] = own;
        }

        if (!_open.Add(node))
        {
            text.Report(PlanRules.Untyped, allOf.NameRange, "\"allOf\"", "it leads back to itself");
            return own;
        }

        var result = Merge(own, allOf);
        _open.Remove(node);
        if (result is not null && IsBeyondLimit(result))
        {
            text.ReportLimit(allOf.NameRange, "\"allOf\" adds up more properties", PlanLimits.WrittenAgain, "it is not checked; name the properties where they are used");
            return _merged[node] = own;
        }

        if (result is null)
            text.Report(PlanRules.Untyped, allOf.NameRange, "\"allOf\"", "its members are more than properties to add up");
        return _merged[node] = result ?? own;
    }

    private JsonValue? Merge(JsonValue own, JsonMember allOf)
    {
        if (allOf.Value.Kind != JsonKind.Array)
            return null;

        // One reference in an allOf: how draft-07 puts a description beside it.
        if (allOf.Value.Items.Count == 1 && own.Members.All(member => KeywordTable.Find(member.Name) is { IsAnnotation: true }))
        {
            var only = allOf.Value.Items[0];
            return only.Kind == JsonKind.Object ? With(own, own.Members.Concat(Flattened(only).Members.Where(member => own.Find(member.Name) is null))) : null;
        }

        var result = own;
        foreach (var item in allOf.Value.Items)
        {
            if (item.Kind != JsonKind.Object || Added(result, Target(item)) is not { } next)
                return null;
            result = next;
            if (IsBeyondLimit(result))
                break;
        }

        return result;
    }

    /// <summary>Every use of the schema repeats what is merged into it.</summary>
    private static bool IsBeyondLimit(JsonValue merged) =>
        merged["properties"] is { Members.Count: > PlanLimits.WrittenAgain } || merged["required"] is { Items.Count: > PlanLimits.WrittenAgain };

    /// <summary>What a member says, through its reference and its own allOf.</summary>
    private JsonValue Target(JsonValue item)
    {
        var target = item;
        for (var steps = 0; steps < MaxAliases && target["$ref"] is { Kind: JsonKind.String } reference; steps++)
        {
            if (references.Find(reference.Text, root) is not { } next || _open.Contains(next))
                break;
            target = next;
        }

        return Flattened(target);
    }

    private JsonValue Flattened(JsonValue node) => node.Find("allOf") is { } allOf ? Apply(node, allOf) : node;

    private static JsonValue? Added(JsonValue left, JsonValue right)
    {
        var members = new List<JsonMember>(left.Members);
        foreach (var member in right.Members)
        {
            var at = members.FindIndex(own => own.Name == member.Name);
            if (at < 0)
            {
                members.Add(member);
                continue;
            }

            var (own, other) = (members[at].Value, member.Value);
            if (member.Name == "properties" && own.Kind == JsonKind.Object && other.Kind == JsonKind.Object)
            {
                if (other.Members.Any(property => own[property.Name] is { } same && !IsSame(same, property.Value)))
                    return null;
                members[at] = members[at] with { Value = With(own, own.Members.Concat(other.Members.Where(property => own.Find(property.Name) is null))) };
            }
            else if (member.Name == "required" && own.Kind == JsonKind.Array && other.Kind == JsonKind.Array)
            {
                members[at] = members[at] with { Value = new() { Kind = JsonKind.Array, Range = own.Range, Items = [.. own.Items, .. other.Items] } };
            }
            else if (KeywordTable.Find(member.Name) is not { IsAnnotation: true } && !IsSame(own, other))
            {
                return null;
            }
        }

        return With(left, members);
    }

    private static bool IsSame(JsonValue left, JsonValue right) => ReferenceEquals(left, right) || JsonText.Of(left) == JsonText.Of(right);

    private static JsonValue With(JsonValue node, IEnumerable<JsonMember> members) =>
        new() { Kind = JsonKind.Object, Range = node.Range, Members = [.. members] };
}
