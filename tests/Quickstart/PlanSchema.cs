using System.Text.Json.Nodes;
using NJsonSchema;

namespace TrackingPlan.Quickstart.Tests;

/// <summary>
/// The referral plan as JSON Schema, one for each call: its definitions, its properties and what is required of them. An unplanned property is
/// an error here.
/// </summary>
internal static class PlanSchema
{
    private static readonly JsonObject Plan = JsonNode.Parse(Repository.Read("tracking-plan/referral.plan.json"))!.AsObject();

    public static Task<JsonSchema> OfEventAsync(string name) => OfAsync(Plan["events"]![name]!.AsObject(), "properties");

    public static Task<JsonSchema> OfTraitsAsync(string kind) => OfAsync(Plan[kind]!.AsObject(), "traits");

    private static Task<JsonSchema> OfAsync(JsonObject call, string values) => JsonSchema.FromJsonAsync(new JsonObject
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["definitions"] = Plan["definitions"]!.DeepClone(),
        ["type"] = "object",
        ["properties"] = call[values]!.DeepClone(),
        ["required"] = call["required"]!.DeepClone(),
        ["additionalProperties"] = false,
    }.ToJsonString());
}
