using System.Text.Json;
using TrackingPlan.Tool.Checking;

namespace TrackingPlan.Tool.Output;

/// <summary>A check as JSON; tool/schemas/check.schema.json describes it.</summary>
internal static class CheckJsonFormat
{
    public static void Write(IReadOnlyList<CheckedPlan> plans, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("version", "1");
        json.WriteStartArray("plans");
        foreach (var plan in plans)
        {
            json.WriteStartObject();
            json.WriteString("file", plan.Plan.Path);
            json.WriteStartArray("findings");
            foreach (var finding in plan.Findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", finding.Id);
                json.WriteString("title", finding.Title);
                json.WriteString("severity", JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()));
                json.WriteString("message", finding.Message);
                JsonOutput.WritePlace(json, "place", plan.Plan.Path, finding.Place);
                json.WriteStartArray("others");
                foreach (var other in finding.Others)
                    JsonOutput.WritePlace(json, null, plan.Plan.Path, other);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
