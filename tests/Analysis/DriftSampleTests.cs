using System.Text.Json;
using System.Text.RegularExpressions;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Analysis.Tests;

/// <summary>The sample that is wrong on purpose, built as a user builds: every rule at its place, and nothing else.</summary>
public sealed partial class DriftSampleTests
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
    public async Task Every_rule_reports_at_its_place()
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

        var log = Path.Combine(Directory.CreateTempSubdirectory("drift").FullName, "build.sarif");
        var build = await Command.DotnetAsync(sample, ["build", "--nologo", "--disable-build-servers", "-p:UseSharedCompilation=false", $"-p:ErrorLog={log}%2cversion=2.1"]);
        var reported = Report().Matches(build.Output).Select(match => $"{Path.GetFileName(match.Groups["file"].Value)}({match.Groups["line"].Value}) {match.Groups["rule"].Value}");
        Assert.Equal(expected.Order(), reported.Distinct().Order());
        Assert.Equal(
            ["track:Referral Banner Shown", "track:Referral Converted", "track:Referral Invite Sent", "track:Referral Link Copied", "track:Referral Signup Completed"],
            PlannedCallsIn(log).Distinct().Order());
        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
    }

    /// <summary>What TRK2015, which a build prints nothing of, says to those who read the compiler's log.</summary>
    private static List<string> PlannedCallsIn(string log)
    {
        using var sarif = JsonDocument.Parse(File.ReadAllText(log));
        return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(result => result.GetProperty("ruleId").GetString() == "TRK2015")
            .Select(result => result.GetProperty("properties").GetProperty("customProperties").GetProperty("call").GetString()!)];
    }

    [GeneratedRegex(@"^(?<file>[^(\r\n]+)\((?<line>\d+),\d+\): (?:error|warning) (?<rule>[A-Z]+\d+):", RegexOptions.Multiline)]
    private static partial Regex Report();
}
