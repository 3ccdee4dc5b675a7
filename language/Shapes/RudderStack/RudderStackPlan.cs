using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Shapes.ConfigApi;

namespace TrackingPlan.Language.Shapes.RudderStack;

/// <summary>RudderStack's tracking plan: the Config API's envelope, but each event says its kind, and versions are text.</summary>
internal static class RudderStackPlan
{
    public static bool IsTyped(JsonValue groups) =>
        groups["events"]?.Items.Any(item => item["eventType"] is not null || item["version"] is { Kind: JsonKind.String }) == true;

    public static PlanModel Read(PlanText text, JsonValue groups, string pointer)
    {
        var reader = new RuleReader(text);
        ConfigApiPlan.ReadEvents(text, reader, groups, pointer, isTyped: true);
        ConfigApiPlan.ReadCommon(reader, groups);
        return ConfigApiPlan.ToModel(text, reader, PlanShape.RudderStack);
    }
}
