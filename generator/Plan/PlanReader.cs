using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Plan;

/// <summary>Reads a tracking plan of any file shape.</summary>
internal static class PlanReader
{
    /// <summary>Never throws for what a text holds: what is wrong with it is in the findings.</summary>
    /// <param name="text">The plan's text.</param>
    /// <param name="fileName">The file's name or path; names a plan that gives itself no name.</param>
    public static PlanReading Read(string text, string fileName)
    {
        var plan = PlanText.Parse(text, fileName);
        var model = PlanShapes.Read(plan);
        return new(model, plan.Findings, plan.Document);
    }
}
