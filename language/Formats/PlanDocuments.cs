using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Language.Shapes.Native.Writing;
using TrackingPlan.Language.Shapes.PublicApi.Writing;

namespace TrackingPlan.Language.Formats;

/// <summary>Makes a document of a plan of any shape, out of what the plan's one reader found.</summary>
internal static class PlanDocuments
{
    /// <summary>An export as an import would read it.</summary>
    public static PlanDocument Read(ExportFile file) => Of(PlanReader.Read(file.Text, file.Name));

    /// <summary>A plan that was made and is not written yet.</summary>
    public static PlanDocument Read(JsonValue plan, string name) => Of(PlanReader.Read(new JsonDocument(plan, [], new LineMap("")), name));

    /// <summary>Rules as Segment's Public API has them.</summary>
    public static PlanDocument OfRules(IEnumerable<JsonValue> rules, string name = "", string? description = null) => Read(
        JsonBuild.Object(("data", JsonBuild.Object(
            ("trackingPlan", JsonBuild.Object(("name", JsonBuild.Text(name)), ("description", description is null ? null : JsonBuild.Text(description)))),
            ("rules", JsonBuild.Array(rules))))),
        name);

    /// <summary>A rule as Segment's Public API has it, read strictly before.</summary>
    public static CallDocument OfRule(JsonValue rule) => OfRules([rule]).Calls[0];

    /// <summary>A plan that was read, of a known shape.</summary>
    public static PlanDocument Of(PlanReading reading)
    {
        var (model, root) = (reading.Model!, reading.Document.Root);
        var plan = new PlanDocument { Name = model.Name, Description = model.Description, Calls = [] };
        return model.Shape == PlanShape.Native
            ? plan with
            {
                Calls = [.. reading.Calls.Select(NativeCalls.Of)],
                Definitions = References.From(root),
                IsNative = true,
                Native = NativeCalls.Facts(root),
            }
            : plan with { Calls = [.. reading.Calls.Select(SegmentRules.Of)], Segment = SegmentRules.Facts(root) };
    }
}
