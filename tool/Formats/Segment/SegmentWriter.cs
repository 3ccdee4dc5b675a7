using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.Json;
using TrackingPlan.Tool.Formats.Schemas;

namespace TrackingPlan.Tool.Formats.Segment;

/// <summary>A document as the Public API's plan object with its rules, which compiles too.</summary>
internal static class SegmentWriter
{
    public static Export Write(PlanDocument plan)
    {
        var losses = new List<Loss>();
        plan = Draft07.Plan(plan, losses);
        var json = JsonBuild.Object(
        [
            .. plan.Segment,
            JsonBuild.Member("name", JsonBuild.Text(plan.Name)),
            JsonBuild.Member("description", JsonBuild.Text(plan.Description ?? "")),
            JsonBuild.Member("rules", JsonBuild.Array(Rules(plan))),
        ]);
        var file = JsonLayout.File(FileNames.Slug(plan.Name) + ".segment.plan.json", json);
        LossReport.Add(plan, PlanDocuments.Read(file), new FormatWords("Segment"), losses);
        return new Export([file], losses);
    }

    /// <summary>Every call as a rule, with shared schemas written out: a rule's schema stands alone.</summary>
    public static IReadOnlyList<JsonValue> Rules(PlanDocument plan)
    {
        var references = new References(plan.Definitions);
        return [.. plan.Calls.Select(call =>
        {
            // References within a rule of Segment's stay as they are, for what they lead to stays too.
            var rule = SegmentRules.Write(call.Around is null ? references.InlineAll(call) : references.Inline(call));
            return JsonBuild.Object(rule.Members.Concat(call.Segment));
        })];
    }
}
