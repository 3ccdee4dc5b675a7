using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>Plans as they are while somebody types them, and as nobody would: never an exception, never a hang, always a place.</summary>
public sealed class BrokenPlanTests
{
    private const int MutationsPerPlan = 1000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly string[] Originals =
    [
        "tracking-plan/referral.plan.json",
        "tests/Generator/Snapshots/objects.plan.json",
        "tests/Generator/Snapshots/unions.plan.json",
        "tests/Generator/Snapshots/definitions.plan.json",
        "tests/Generator/Snapshots/names.plan.json",
        "tests/Generator/Snapshots/versions.plan.json",
        "tests/Shared/Examples/rudderstack-plan.json",
        "tests/Shared/Examples/segment-public-api-rules.json",
        "tests/Shared/Examples/typewriter-v7-config-api-plan.json",
        "tests/Shared/Examples/typewriter-v8-plan.json",
    ];

    /// <summary>Plans of every shape, each with its seed.</summary>
    public static TheoryData<string, int> Plans => [.. Originals.SelectMany(plan => new[] { (plan, 1), (plan, 2) })];

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_mutated_plan_compiles_or_has_an_error_at_its_place(string plan, int seed)
    {
        var original = Repository.Read(plan);
        var random = new Random(seed);
        var project = PlanCompilation.Project(LanguageVersion.CSharp12);
        var driver = PlanCompilation.Driver([]);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < MutationsPerPlan; i++)
        {
            var text = BrokenPlan.Of(original, random);
            var began = watch.Elapsed;
            var run = driver.ReplaceAdditionalTexts([new AdditionalPlan("/project/broken.plan.json", text)]).RunGenerators(project, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

            Assert.True(run.Exception is null, $"seed {seed}, mutation {i}: {run.Exception}\n{text}");
            Assert.True(watch.Elapsed - began < Longest, $"seed {seed}, mutation {i} took {watch.Elapsed - began}\n{text}");
            Assert.True(run.GeneratedSources.Length > 0 || run.Diagnostics.Length > 0, $"seed {seed}, mutation {i}: neither code nor an error\n{text}");
            Assert.All(run.Diagnostics, fault => AssertPlaced(fault, text));
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void A_plan_nested_without_end_is_an_error(string nested)
    {
        var run = PlanCompilation.Driver([new AdditionalPlan("/project/deep.plan.json", string.Concat(Enumerable.Repeat(nested, 100_000)))])
            .RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Null(run.Exception);
        Assert.NotEmpty(run.Diagnostics);
    }

    private static void AssertPlaced(Diagnostic fault, string text)
    {
        Assert.Equal(DiagnosticSeverity.Error, fault.Severity);
        Assert.Equal(LocationKind.ExternalFile, fault.Location.Kind);
        Assert.InRange(fault.Location.SourceSpan.End, 0, text.Length);
        Assert.DoesNotContain('\n', fault.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
