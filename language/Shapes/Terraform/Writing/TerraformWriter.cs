using System.Text;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Shapes.PublicApi.Writing;

namespace TrackingPlan.Language.Shapes.Terraform.Writing;

/// <summary>
/// A document as the resource of Segment's Terraform provider.
/// See <see href="https://registry.terraform.io/providers/segmentio/segment/latest/docs/resources/tracking_plan"/>.
/// </summary>
internal static class TerraformWriter
{
    /// <summary>The provider refuses more.</summary>
    private const int MaxRules = 2_000;

    public static readonly FormatWords Words = new("Terraform") { NoCall = _ => $"the provider takes at most {MaxRules} rules" };

    public static IReadOnlyList<ExportFile> Write(PlanDocument plan, List<Loss> losses)
    {
        var rules = RulesOf(plan);
        var slug = FileNames.Slug(plan.Name);
        var text = new StringBuilder();
        text.Append("resource \"segment_tracking_plan\" \"").Append(ResourceName(slug)).Append("\" {\n");
        text.Append("  name        = ").Append(Hcl.Text(plan.Name)).Append('\n');
        text.Append("  description = ").Append(Hcl.Text(plan.Description ?? "")).Append('\n');
        text.Append("  type        = ").Append(Hcl.Text(plan.Segment.FirstOrDefault(m => m.Name == "type")?.Value.Text ?? "LIVE")).Append('\n');
        text.Append("  rules = [\n");
        foreach (var rule in rules)
        {
            text.Append("    {\n");
            if (rule.TextOf("key") is { } key)
                text.Append("      key     = ").Append(Hcl.Text(key)).Append('\n');
            text.Append("      type    = ").Append(Hcl.Text(rule.TextOf("type")!)).Append('\n');
            text.Append("      version = ").Append(rule["version"]!.Text).Append('\n');
            text.Append("      json_schema = jsonencode(");
            Hcl.Append(text, rule["jsonSchema"]!, 3);
            text.Append(")\n    },\n");
        }

        text.Append("  ]\n}\n");
        if (rules.Any(HoldsHalf) || HoldsHalf(JsonBuild.Array([JsonBuild.Text(plan.Name), JsonBuild.Text(plan.Description ?? "")])))
            losses.Add(new Loss("$", "half of a character, for which Terraform has no escape; the text of one stands there instead"));
        return [new ExportFile(slug + ".tf", text.ToString(), ExportFile.ForPeople)];
    }

    /// <summary>The rules that the provider takes.</summary>
    public static IReadOnlyList<JsonValue> RulesOf(PlanDocument plan) => [.. SegmentWriter.Rules(plan).Take(MaxRules)];

    private static bool HoldsHalf(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => value.Members.Any(member => !IsWhole(member.Name) || HoldsHalf(member.Value)),
        JsonKind.Array => value.Items.Any(HoldsHalf),
        _ => !IsWhole(value.Text),
    };

    private static bool IsWhole(string text) => Invisible.SpellHalves(text) == text;

    /// <summary>A name in Terraform begins with a letter.</summary>
    private static string ResourceName(string slug)
    {
        var name = slug.Replace('-', '_');
        return char.IsAsciiLetter(name[0]) ? name : "plan_" + name;
    }
}
