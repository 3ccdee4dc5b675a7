using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Language.Shapes.PublicApi.Writing;

/// <summary>A document as the Public API's plan object with its rules, which compiles too.</summary>
internal static class SegmentWriter
{
    public static IReadOnlyList<ExportFile> Write(PlanDocument plan)
    {
        var json = JsonBuild.Object(
        [
            .. plan.Segment,
            JsonBuild.Member("name", JsonBuild.Text(plan.Name)),
            JsonBuild.Member("description", JsonBuild.Text(plan.Description ?? "")),
            JsonBuild.Member("rules", JsonBuild.Array(Rules(plan))),
        ]);
        return [ExportFile.Of(FileNames.Slug(plan.Name) + ".segment.plan.json", json)];
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
