using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Shapes.PublicApi;

namespace TrackingPlan.Language.Shapes.Typewriter;

/// <summary>Typewriter's <c>plan.json</c> of versions 8 and 9: Public API rules with the event's properties hoisted to the schema's own.</summary>
internal static class TypewriterV8
{
    /// <summary>Typewriter leaves a mark in every schema that it has rewritten.</summary>
    public static bool IsHoisted(JsonValue rules) => rules.Items.Any(rule => rule["jsonSchema"]?["eventMetadata"] is not null);

    public static PlanModel Read(PlanText text, JsonValue rules)
    {
        var reader = new RuleReader(text);
        SegmentPublicApi.ReadRules(text, reader, rules, "#/rules", isHoisted: true);
        return reader.ToModel(PlanShape.TypewriterV8, text.TextOf(text.Root, "name"), text.TextOf(text.Root, "description"));
    }
}
