using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrackingPlan.Analysis.Tests;

/// <summary>The samples, built as a user builds.</summary>
public sealed partial class SampleTests
{
    private static readonly string[] InFilesWithoutComments =
    [
        "referral.plan.json(27) TRK3001", // "Referral Converted", which lost its currency
        "referral.plan.json(34) TRK3002", // "coupon"
        "referral.plan.json(38) TRK2013", // "Referral Reward Issued"
        "referral.plan.lock(5) TRK3003",
        "tracking-plan.baseline(3) TRK2014",
    ];

    [Fact]
    public async Task Of_the_sample_that_is_right_no_rule_says_anything()
    {
        var (_, log) = await BuildAsync("Quickstart");

        // TRK2015 is no fault; it also shows that the rules ran, and the log holds what only informs.
        Assert.Equal(["TRK2015"], log.Select(result => result.GetProperty("ruleId").GetString()).Where(rule => rule!.StartsWith("TRK", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task Of_the_sample_that_is_wrong_on_purpose_every_rule_reports_at_its_place_and_nothing_else()
    {
        var sample = Path.Combine(Repository.Root, "samples", "Drift");
        var expected = InFilesWithoutComments.ToHashSet();
        foreach (var file in Directory.EnumerateFiles(sample, "*.cs"))
        {
            var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
            for (var i = 0; i < lines.Length; i++)
            {
                foreach (Match rule in Regex.Matches(lines[i], "TRK[0-9]{4}"))
                    expected.Add($"{Path.GetFileName(file)}({i + 1}) {rule.Value}");
            }
        }

        var (build, log) = await BuildAsync("Drift");
        var reported = Report().Matches(build).Select(match => $"{Path.GetFileName(match.Groups["file"].Value)}({match.Groups["line"].Value}) {match.Groups["rule"].Value}");
        Assert.Equal(expected.Order(), reported.Distinct().Order());
        Assert.Equal(
            ["track:Referral Banner Shown", "track:Referral Converted", "track:Referral Invite Sent", "track:Referral Link Copied", "track:Referral Signup Completed"],
            PlannedCallsIn(log).Distinct().Order());
    }

    /// <summary>What TRK2015, which a build prints nothing of, says to those who read the compiler's log.</summary>
    private static IEnumerable<string?> PlannedCallsIn(List<JsonElement> log) => log
        .Where(result => result.GetProperty("ruleId").GetString() == "TRK2015")
        .Select(result => result.GetProperty("properties").GetProperty("customProperties").GetProperty("call").GetString());

    /// <summary>What the build prints, and the results in the compiler's log.</summary>
    private static async Task<(string Output, List<JsonElement> Log)> BuildAsync(string sample)
    {
        // The compiler runs, and writes its log, only when something is newer than what it made.
        var project = Path.Combine(Repository.Root, "samples", sample, sample + ".csproj");
        File.SetLastWriteTimeUtc(project, DateTime.UtcNow);
        var folder = Directory.CreateTempSubdirectory("sample");
        try
        {
            var log = Path.Combine(folder.FullName, "build.sarif");
            var build = await Command.DotnetAsync(
                Path.GetDirectoryName(project)!,
                ["build", "--nologo", "--disable-build-servers", "-p:UseSharedCompilation=false", $"-p:ErrorLog={log}%2cversion=2.1"]);
            using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
            return (build.Output, [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.Clone())]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"^(?<file>[^(\r\n]+)\((?<line>\d+),\d+\): (?:error|warning) (?<rule>[A-Z]+\d+):", RegexOptions.Multiline)]
    private static partial Regex Report();
}
