using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrackingPlan.Generator.Incremental;
using TrackingPlan.Language.Shapes;
using AdditionalPlan = TrackingPlan.TestSupport.AdditionalPlan;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>A generator that has seen a plan grow gives the same as one that sees it for the first time.</summary>
public sealed class EditSequenceTests
{
    private const int Edits = 150;

    private static readonly string[] Plans =
    [
        "tracking-plan/referral.plan.json",
        "tests/Generator/Snapshots/definitions.plan.json",
        "tests/Generator/Snapshots/versions.plan.json",
        "tests/Generator/Snapshots/unions.plan.json",
        "tests/Shared/Examples/rudderstack-plan.json",
        "tests/Shared/Examples/segment-public-api-rules.json",
        "tests/Shared/Examples/typewriter-v8-plan.json",
    ];

    public static TheoryData<string> Originals => [.. Plans];

    [Theory]
    [MemberData(nameof(Originals))]
    public void After_each_edit_a_warm_run_gives_what_a_cold_one_gives(string path) => Check(Repository.Read(path), Edits);

    [Fact]
    public void After_each_edit_of_a_plan_that_fills_several_files_as_well() => Check(LargePlan.Of(20), 60);

    /// <summary>Twenty thousand plans in the long run of an edited one: read in pieces or whole, they are the same plan.</summary>
    [Fact]
    public void A_plan_that_is_read_in_pieces_is_the_plan_that_is_read_whole()
    {
        var random = Campaign.Random(out var seed);
        var inPieces = 0;
        for (var round = 0; round < 1000; round++)
        {
            var text = Repository.Read(Plans[round % 4]);
            var editing = new NativeEditing();
            for (var edit = 0; edit < 20; edit++)
            {
                text = PlanEdits.Next(text, random);
                var plan = editing.Read(text, "x.plan.json");
                editing.EndRun();
                if (plan is null)
                    continue;
                var whole = PlanReader.Read(text, "x.plan.json");
                Assert.True(plan == whole.Model && !whole.Findings.Any(finding => finding.Rule.IsFatal), $"seed {seed}, round {round}, edit {edit}\n{text}");
                inPieces++;
            }
        }

        Assert.InRange(inPieces, 2000, 20_000);
    }

    private static void Check(string plan, int edits)
    {
        var random = Campaign.Random(out var seed);
        var project = PlanCompilation.Project(LanguageVersion.CSharp12);
        var warm = PlanCompilation.Driver([]);
        var text = plan;
        for (var edit = 0; edit < edits; edit++)
        {
            // Now and then everything is undone: a fault does not stay until the end.
            text = random.Next(8) == 0 ? plan : PlanEdits.Next(text, random);
            var file = new AdditionalPlan("/project/shop.plan.json", text);
            warm = warm.ReplaceAdditionalTexts([file]).RunGenerators(project, TestContext.Current.CancellationToken);
            var cold = PlanCompilation.Driver([file]).RunGenerators(project, TestContext.Current.CancellationToken);
            Assert.True(Said(cold) == Said(warm), $"seed {seed}, edit {edit}: expected\n{Said(cold)}\nbut was\n{Said(warm)}\nfor\n{text}");
        }
    }

    /// <summary>All that a run gave the compiler: files and faults, in order.</summary>
    private static string Said(GeneratorDriver driver)
    {
        var run = driver.GetRunResult().Results.Single();
        Assert.Null(run.Exception);
        return string.Join('\n', run.GeneratedSources.Select(source => $"//// {source.HintName}\n{source.SourceText}").Concat(run.Diagnostics.Select(fault => fault.ToString())));
    }
}
