using TrackingPlan.Language.Checks;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Checking;

/// <summary>Runs every rule about the plan itself, and the JSON Schema of the native format.</summary>
internal static class PlanCheck
{
    public static CheckedPlan Run(PlanFile plan)
    {
        var findings = new List<CheckFinding>();
        var lines = new HashSet<int>();
        foreach (var finding in plan.Reading.Findings.Concat(PlanChecks.Run(plan.Reading)))
        {
            findings.Add(new CheckFinding(
                finding.Rule.Id, finding.Rule.Title, finding.Rule.Severity, finding.Message, finding.Place, [.. finding.Others]));
            lines.Add(finding.Place.Line);
        }

        // A rule says more than the schema does: where one has spoken, the schema only repeats.
        foreach (var finding in SchemaCheck.Run(plan))
        {
            if (!lines.Contains(finding.Place.Line))
                findings.Add(finding);
        }

        findings.Sort(static (a, b) => a.Place.Start.CompareTo(b.Place.Start));
        return new CheckedPlan(plan, findings);
    }
}
