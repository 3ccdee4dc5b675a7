using TrackingPlan.Language.Json;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1016: a permitted value, constant, default or example that the schema itself would refuse.</summary>
internal static class ValueBreaksSchemaCheck
{
    public static void Run(CheckContext context)
    {
        var compiler = new SchemaCompiler(context.Text.Root) { IsForBuild = true };
        var seen = new HashSet<JsonValue>();
        foreach (var schema in context.Schemas())
        {
            if (context.NodeOf(schema.Origin) is { Kind: JsonKind.Object } node && seen.Add(node))
                Check(context, compiler, node);
        }
    }

    private static void Check(CheckContext context, SchemaCompiler compiler, JsonValue node)
    {
        // What enum and const list must satisfy everything else that the schema says.
        Report("permitted value", node["enum"] is { Kind: JsonKind.Array } values ? values.Items : [], without: ["enum", "const"]);
        Report("constant", node["const"] is { } constant ? [constant] : [], without: ["enum", "const"]);
        Report("default", node["default"] is { } preset ? [preset] : [], without: []);
        Report("example", node["examples"] is { Kind: JsonKind.Array } examples ? examples.Items : [], without: []);

        void Report(string role, IReadOnlyList<JsonValue> values, string[] without)
        {
            if (values.Count == 0)
                return;
            var schema = without.Length == 0 ? node : new JsonValue
            {
                Kind = JsonKind.Object,
                Range = node.Range,
                Members = [.. node.Members.Where(member => Array.IndexOf(without, member.Name) < 0)],
            };
            var judge = compiler.Compile(schema);
            foreach (var value in values)
            {
                if (value.Kind != JsonKind.Broken && judge.Judge(InstanceBuilder.Of(value)) is [var violation, ..])
                    context.Text.Report(PlanRules.ValueBreaksSchema, value.Range, role, Shown(value), Expected(violation));
            }
        }
    }

    private static string Expected(SchemaViolation violation) => violation.IsOfWhole ? violation.Expected : $"{violation.Expected} at {Words.Quote(violation.Path)}";

    private static string Shown(JsonValue value) =>
        value.Kind is JsonKind.Object or JsonKind.Array ? Words.Describe(value) : value.Kind == JsonKind.String ? Words.Quote(value.Text) : Words.Quote(JsonText.Of(value)).Trim('"');
}
