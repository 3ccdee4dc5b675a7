using System.Text.RegularExpressions;

namespace TrackingPlan.Packages.Tests;

/// <summary>Every rule that a compiling project can break reaches the output of its build, as severe as the project says.</summary>
public sealed partial class RuleTests(PackageFeed feed)
{
    private const string WarningsStay = "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>";

    [Fact]
    public async Task Every_rule_about_the_plan_is_in_the_build_and_obeys_the_global_config()
    {
        var rules = RulesWithPages("TRK1").Except(["TRK1001", "TRK1004", "TRK1005", "TRK1006", "TRK1007", "TRK1028", "TRK1029"]).ToArray(); // those stop the build
        using var projects = new PackedProjects(feed);
        projects.WriteProject("App/App.csproj", properties: WarningsStay);
        projects.Write("App/Nothing.cs", "internal static class Nothing;"); // the SDK looks for a .globalconfig beside code only
        foreach (var rule in rules)
            projects.Write($"App/{rule}.plan.json", ExampleOf(rule));
        projects.Write("App/.globalconfig", string.Join('\n', ["is_global = true", .. rules.Select(rule => Severity(rule, rule == "TRK1018" ? "error" : "warning"))]));

        var reported = Reports(await projects.DotnetAsync("build", "App/App.csproj"));

        Assert.All(rules, rule => Assert.Contains(($"{rule}.plan.json", rule == "TRK1018" ? "error" : "warning", rule), reported));
    }

    [Fact]
    public async Task Every_rule_about_code_and_lock_is_in_the_build_and_obeys_the_editor_config()
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("Drift/Drift.csproj", properties: WarningsStay);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "Drift")).Where(file => !file.EndsWith(".csproj", StringComparison.Ordinal)))
            projects.Write($"Drift/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        projects.Write("Drift/.editorconfig", string.Join('\n', ["root = true", "[*.cs]", Severity("TRK2012", "error"), Severity("TRK2006", "none"), Severity("TRK2015", "warning")]));

        var reported = Reports(await projects.DotnetAsync("build", "Drift/Drift.csproj")).Select(report => (report.Severity, report.Rule)).ToHashSet();

        Assert.All(
            [.. RulesWithPages("TRK2"), .. RulesWithPages("TRK3")],
            rule => Assert.Equal(rule != "TRK2006", reported.Contains(("warning", rule)) || reported.Contains(("error", rule))));
        Assert.Contains(("error", "TRK2012"), reported);
        Assert.DoesNotContain(("warning", "TRK2012"), reported);
    }

    private static string Severity(string rule, string severity) => $"dotnet_diagnostic.{rule}.severity = {severity}";

    private static IEnumerable<string> RulesWithPages(string prefix) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules"), prefix + "*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order();

    /// <summary>The plan that a rule's page shows as reported.</summary>
    private static string ExampleOf(string rule) => Example().Match(Repository.Read($"docs/rules/{rule}.md")).Groups["plan"].Value;

    private static HashSet<(string File, string Severity, string Rule)> Reports(CommandResult build)
    {
        var reports = Report().Matches(build.Output).Select(match => (Path.GetFileName(match.Groups["file"].Value), match.Groups["severity"].Value, match.Groups["rule"].Value)).ToHashSet();
        Assert.True(reports.Count > 0, build.Output + build.Error);
        return reports;
    }

    [GeneratedRegex(@"## Reported\s+```json\n(?<plan>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^(?<file>[^(\r\n]+)\(\d+,\d+\): (?<severity>error|warning) (?<rule>TRK\d{4}):", RegexOptions.Multiline)]
    private static partial Regex Report();
}
