using TrackingPlan.Language.Json;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.Json;
using TrackingPlan.Tool.Formats.Segment;

namespace TrackingPlan.Tool.Formats.Typewriter;

/// <summary>Segment's former Config API, which Typewriter 7 kept as <c>plan.json</c>, and RudderStack's plans, which have its envelope.</summary>
internal static class ConfigApiReader
{
    private static readonly string[] NotSegment = ["name", "display_name", "description", "rules"];

    /// <summary>Of a plan without <c>rules</c> around them.</summary>
    private static readonly string[] Groups = ["events", "identify", "group", "global", "identify_traits", "group_traits"];

    public static PlanDocument Read(JsonValue root, string name)
    {
        var groups = PlanShapes.GroupsOf(root)!;
        var calls = (groups["events"]?.Items ?? []).Select(Event).ToList();
        foreach (var (key, type) in new[] { ("identify", "IDENTIFY"), ("group", "GROUP"), ("global", "COMMON") })
        {
            if (groups[key] is { Kind: JsonKind.Object, Members.Count: > 0 } schema)
                calls.Add(Rule(type, null, null, schema));
        }

        return new PlanDocument
        {
            Name = name,
            Description = root.TextOf("description"),
            Calls = calls,
            Segment = [.. root.Members.Where(m => !NotSegment.Contains(m.Name) && (groups != root || !Groups.Contains(m.Name)))],
        };
    }

    private static CallDocument Event(JsonValue e)
    {
        var call = Rule(e.TextOf("eventType") ?? "TRACK", e["name"], e["version"], e["rules"] ?? JsonBuild.Object());
        return e.TextOf("description") is { Length: > 0 } description ? call with { Description = description } : call;
    }

    private static CallDocument Rule(string type, JsonValue? key, JsonValue? version, JsonValue schema) =>
        SegmentRules.Read(JsonBuild.Object(("type", JsonBuild.Text(type)), ("key", key), ("version", version), ("jsonSchema", schema)));
}
