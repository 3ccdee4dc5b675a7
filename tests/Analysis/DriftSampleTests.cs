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

        var build = await Command.DotnetAsync(sample, ["build", "--nologo", "--disable-build-servers", "-p:UseSharedCompilation=false"]);
        var reported = Report().Matches(build.Output).Select(match => $"{Path.GetFileName(match.Groups["file"].Value)}({match.Groups["line"].Value}) {match.Groups["rule"].Value}");
        Assert.Equal(expected.Order(), reported.Distinct().Order());
    }

    [GeneratedRegex(@"^(?<file>[^(\r\n]+)\((?<line>\d+),\d+\): (?:error|warning) (?<rule>[A-Z]+\d+):", RegexOptions.Multiline)]
    private static partial Regex Report();
}
