using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>
/// No program makes an analyzer throw or take long. By hand over 5,000 programs: <c>TRACKING_PLAN_LENGTH=5000</c>, from
/// <c>TRACKING_PLAN_SEED</c> on.
/// </summary>
public sealed class RandomCodeTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task No_program_makes_an_analyzer_throw_or_take_long()
    {
        var options = AllAnalyzers.Options([("/app/referral.plan.json", Resources.ReferralPlan), ("/app/recursive.plan.json", RandomCode.Plan)], ImmutableDictionary<string, string>.Empty);
        var empty = AllAnalyzers.Compile([("/app/src/Code.cs", "")], [.. Compiler.References, Clients.SegmentAnalyticsCSharp], options);
        var tree = empty.SyntaxTrees.Single(tree => tree.FilePath == "/app/src/Code.cs");
        var slowest = (Time: TimeSpan.Zero, Seed: 0);
        foreach (var seed in Campaign.Seeds(120))
        {
            var code = RandomCode.Of(seed);
            var compilation = empty.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(code, Compiler.ParseOptions, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
            var time = TimeSpan.MaxValue;

            // A machine that does something else for a second is no fault of the analyzers: what is slow is slow each time.
            for (var attempt = 0; attempt < 3 && time > Longest; attempt++)
            {
                var fresh = compilation.Clone();
                fresh.GetDiagnostics(TestContext.Current.CancellationToken);
                var start = Stopwatch.GetTimestamp();
                var thrown = (await AllAnalyzers.RunAsync(fresh, options)).FirstOrDefault(diagnostic => diagnostic.Id == "AD0001");
                time = new[] { time, Stopwatch.GetElapsedTime(start) }.Min();
                Assert.True(thrown is null, $"seed {seed}:\n{code}\n{thrown}");
            }

            Assert.True(time <= Longest, $"seed {seed} takes {time}:\n{code}");
            slowest = time > slowest.Time ? (time, seed) : slowest;
        }

        TestContext.Current.SendDiagnosticMessage("The slowest program, seed {0}, takes {1} ms.", slowest.Seed, slowest.Time.TotalMilliseconds);
    }
}
