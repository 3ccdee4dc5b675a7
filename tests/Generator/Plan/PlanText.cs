using TrackingPlan.Plan;
using TrackingPlan.Plan.Checks;

namespace TrackingPlan.Generator.Tests.Plan;

/// <summary>Small plans for tests, and what is said about them.</summary>
internal static class PlanText
{
    /// <summary>A native plan with one event that has the given properties (the inside of the object).</summary>
    public static string WithProperties(string properties, string required = "") =>
        $$"""{ "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { {{properties}} }, "required": [{{required}}] } } }""";

    /// <summary>A native plan with one property <c>p</c> of the given schema.</summary>
    public static string WithSchema(string schema) => WithProperties($"\"p\": {schema}");

    /// <summary>The schema of property <c>p</c> of the first call.</summary>
    public static Schema Schema(string schema) => Model(WithSchema(schema)).Calls[0].Body.Properties[0].Schema;

    public static PlanModel Model(string text) => PlanReader.Read(text, "test.plan.json").Model!;

    /// <summary>Everything that is said about a plan, by the reader and by the checks.</summary>
    public static IReadOnlyList<Finding> Findings(string text)
    {
        var reading = PlanReader.Read(text, "test.plan.json");
        return [.. reading.Findings, .. PlanChecks.Run(reading)];
    }

    /// <summary>The findings as <c>TRK1009 "typ"</c>: the rule, and the text that it points at.</summary>
    public static string[] Marked(string text) =>
        [.. Findings(text).Select(finding => $"{finding.Rule.Id} {text.Substring(finding.Place.Start, finding.Place.Length)}")];
}
