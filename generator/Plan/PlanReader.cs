using TrackingPlan.Json;
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
        var document = JsonParser.Parse(text);
        var plan = new PlanText(document, fileName);
        ReportProblems(document, plan);
        var model = PlanShapes.Read(plan);
        return new(model, plan.Findings, document);
    }

    private static void ReportProblems(JsonDocument document, PlanText plan)
    {
        foreach (var problem in document.Problems)
        {
            switch (problem.Kind)
            {
                case JsonProblemKind.Syntax: plan.Report(PlanRules.InvalidJson, problem.Range, problem.Message); break;
                case JsonProblemKind.Extension: plan.Report(PlanRules.JsonExtension, problem.Range, problem.Message); break;
                default: plan.Report(PlanRules.DuplicateKey, problem.Range, problem.Other!.Value, Words.Quote(problem.Message)); break;
            }
        }
    }
}
