using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.Json;
using TrackingPlan.Tool.Formats.Segment;

namespace TrackingPlan.Tool.Formats.Typewriter;

/// <summary>Typewriter's <c>plan.json</c> of versions 8 and 9: rules whose schema is that of the event's properties, not the payload's.</summary>
internal static class TypewriterReader
{
    public static PlanDocument Read(JsonValue root, string name) => SegmentReader.Read(root, name) with
    {
        Calls = [.. (root["rules"]?.Items ?? []).Select(rule =>
            SegmentRules.Hoisted(rule, SegmentRules.TypeOf(rule.TextOf("type")), rule["jsonSchema"] ?? JsonBuild.Object()))],
    };
}
