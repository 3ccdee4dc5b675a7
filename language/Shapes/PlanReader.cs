using TrackingPlan.Language.Json;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Shapes;

/// <summary>Reads a tracking plan of any file shape.</summary>
internal static class PlanReader
{
    /// <summary>Never throws for what a text holds: what is wrong with it is in the findings.</summary>
    /// <param name="text">The plan's text.</param>
    /// <param name="fileName">The file's name or path; names a plan that gives itself no name.</param>
    public static PlanReading Read(string text, string fileName) => Read(PlanText.Parse(text, fileName));

    /// <summary>A plan that another reader has made of its file: its values stand in that file's text.</summary>
    public static PlanReading Read(JsonDocument document, string fileName) => Read(PlanText.Of(document, fileName));

    private static PlanReading Read(PlanText plan)
    {
        var model = PlanShapes.Read(plan);
        return new(model, plan.Findings, plan.Calls, plan.Document);
    }
}
