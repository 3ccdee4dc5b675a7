using TrackingPlan.Json;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Plan.Checks;

/// <summary>TRK1016: a permitted value, constant, default or example that the schema itself would refuse.</summary>
internal static class ValueBreaksSchemaCheck
{
    public static void Run(CheckContext context)
    {
        var validator = new JsonSchemaValidator(context.Text.Root);
        var seen = new HashSet<JsonValue>();
        foreach (var schema in context.Schemas())
        {
            if (context.NodeOf(schema.Origin) is { Kind: JsonKind.Object } node && seen.Add(node))
                Check(context, validator, node);
        }
    }

    private static void Check(CheckContext context, JsonSchemaValidator validator, JsonValue node)
    {
        if (node["enum"] is { Kind: JsonKind.Array } values)
        {
            foreach (var value in values.Items)
                Report("permitted value", value, validator.WhyNotByOwnType(node, value));
        }

        if (node["const"] is { } constant)
            Report("constant", constant, validator.WhyNotByOwnType(node, constant));
        if (node["default"] is { } preset)
            Report("default", preset, validator.WhyNot(node, preset));
        if (node["examples"] is { Kind: JsonKind.Array } examples)
        {
            foreach (var example in examples.Items)
                Report("example", example, validator.WhyNot(node, example));
        }

        void Report(string role, JsonValue value, string? reason)
        {
            if (reason is not null && value.Kind != JsonKind.Broken)
                context.Text.Report(PlanRules.ValueBreaksSchema, value.Range, role, Shown(value), reason);
        }
    }

    private static string Shown(JsonValue value) =>
        value.Kind is JsonKind.Object or JsonKind.Array ? Words.Describe(value) : value.Kind == JsonKind.String ? Words.Quote(value.Text) : Words.Quote(JsonText.Of(value)).Trim('"');
}
