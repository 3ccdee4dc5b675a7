using System.Text.RegularExpressions;

namespace TrackingPlan.Packages.Tests;

/// <summary>Every rule that stops a plan from compiling reaches the output of the build, at its place in the plan.</summary>
public sealed partial class FatalRuleTests(PackageFeed feed)
{
    private static readonly Dictionary<string, string> Broken = new()
    {
        ["TRK1001"] = """{ "events": { "A": { "properties": { "p": { "type": "string" """,
        ["TRK1004"] = """{ "things": [] }""",
        ["TRK1005"] = """{ "events": { "A": { "properties": [] } } }""",
        ["TRK1006"] = """{ "events": { "A": { "properties": { "p": { "type": "text" } } } } }""",
        ["TRK1007"] = """{ "events": { "A": { "properties": { "p": { "$ref": "#/definitions/none" } } } } }""",
    };

    [Fact]
    public async Task Every_fatal_rule_is_an_error_of_the_build()
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("App/App.csproj", properties: "<RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>");
        foreach (var (rule, plan) in Broken)
            projects.Write($"App/{rule}.plan.json", plan);

        var result = await projects.DotnetAsync("build", "App/App.csproj");

        Assert.NotEqual(0, result.ExitCode);
        var found = PlacedError().Matches(result.Output).Select(match => (match.Groups["file"].Value, match.Groups["rule"].Value)).ToHashSet();
        Assert.All(Broken.Keys, rule => Assert.Contains((rule, rule), found));
        Assert.DoesNotContain("CS8785", result.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<file>TRK\d{4})\.plan\.json\(1,\d+\): error (?<rule>TRK\d{4}):")]
    private static partial Regex PlacedError();
}
