using TrackingPlan.Json;

namespace TrackingPlan.Plan.Reading;

/// <summary>RudderStack's tracking plan: the Config API's envelope, but each event says its kind, and versions are text.</summary>
internal static class RudderStack
{
    public static bool IsTyped(JsonValue groups) =>
        groups["events"]?.Items.Any(item => item["eventType"] is not null || item["version"] is { Kind: JsonKind.String }) == true;

    public static PlanModel Read(PlanText text, JsonValue groups, string pointer)
    {
        var reader = new RuleReader(text);
        ConfigApi.ReadEvents(text, reader, groups, pointer, isTyped: true);
        if (groups.Find("global") is { } common)
            reader.ReportCommon(common);
        return ConfigApi.ToModel(text, reader, PlanShape.RudderStack);
    }
}
