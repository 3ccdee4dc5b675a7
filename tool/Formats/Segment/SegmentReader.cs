using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.Json;

namespace TrackingPlan.Tool.Formats.Segment;

/// <summary>Rules of Segment's Public API, bare or in the envelopes that its answers have.</summary>
internal static class SegmentReader
{
    private static readonly string[] NotSegment = ["name", "description", "rules", "data", "trackingPlan", "pagination"];

    public static PlanDocument Read(JsonValue root, string name)
    {
        var data = root["data"] ?? root;
        var rules = root.Kind == JsonKind.Array ? root.Items : data["rules"]?.Items ?? [];
        var plan = data["trackingPlan"] ?? data;
        return Of(name, plan.TextOf("description"), rules) with { Segment = [.. plan.Members.Where(m => !NotSegment.Contains(m.Name))] };
    }

    public static PlanDocument Of(string name, string? description, IEnumerable<JsonValue> rules) => new()
    {
        Name = name,
        Description = description is { Length: > 0 } ? description : null,
        Calls = [.. rules.Select(SegmentRules.Read)],
    };
}
