using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Checking;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>Checked plans as a list of places.</summary>
internal static class CheckReport
{
    public static Report Of(IReadOnlyList<CheckedPlan> plans)
    {
        var items = new List<ReportItem>();
        foreach (var plan in plans)
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var finding in plan.Findings)
                items.Add(Item(plan, finding, seen));
        }

        return new Report("Tracking plan " + string.Join(", ", plans.Select(plan => plan.Plan.Path)), items);
    }

    public static string HelpUri(string id) =>
        id == SchemaCheck.Id ? ToolInfo.DocumentationOf("plan-format.md") : ToolInfo.DocumentationOf($"rules/{id}.md");

    private static ReportItem Item(CheckedPlan plan, CheckFinding finding, Dictionary<string, int> seen)
    {
        var level = finding.Severity switch
        {
            Severity.Error => ReportLevel.Error,
            Severity.Warning => ReportLevel.Warning,
            _ => ReportLevel.Note,
        };
        return new ReportItem(
            new ReportRule(finding.Id, finding.Title, finding.Title + ".", HelpUri(finding.Id)),
            level,
            SafeText.OneLine(finding.Message) + ".",
            plan.Plan.Path,
            finding.Place,
            Fingerprint(plan.Plan.Path, finding, seen));
    }

    /// <summary>Of what is said, not where: the second of two equal findings in a file counts as the second.</summary>
    private static string Fingerprint(string path, CheckFinding finding, Dictionary<string, int> seen)
    {
        var said = string.Join('\u001f', path, finding.Id, finding.Message);
        seen[said] = seen.TryGetValue(said, out var times) ? times + 1 : 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(said + seen[said].ToString(CultureInfo.InvariantCulture)));
        return Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
