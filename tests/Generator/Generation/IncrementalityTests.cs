using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Generation;

/// <summary>What a second run of the generator does: nothing that did not change.</summary>
public sealed class IncrementalityTests
{
    private const string FilePath = "/project/referral.plan.json";

    private static readonly string Plan = Repository.Read("tracking-plan/referral.plan.json");

    [Fact]
    public void A_change_of_the_code_runs_nothing()
    {
        var project = PlanCompilation.Project(LanguageVersion.CSharp12, "class A;");
        var driver = PlanCompilation.Driver([new PlanText(FilePath, Plan)]).RunGenerators(project, TestContext.Current.CancellationToken);

        var second = driver.RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12, "class A;", "class B { void M() { } }"), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.All(TrackingPlanGenerator.Steps.All.Where(second.TrackedSteps.ContainsKey), step => AssertReasons(second.TrackedSteps[step], IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged));
        Assert.All(second.TrackedOutputSteps, step => AssertReasons(step.Value, IncrementalStepRunReason.Cached));
        Assert.Contains(TrackingPlanGenerator.Steps.Declarations, second.TrackedSteps.Keys);
    }

    [Fact]
    public void Blanks_in_the_plan_write_nothing_again()
    {
        var second = Edit(Plan.Replace("\n", "\n  \n", StringComparison.Ordinal));

        AssertReasons(second.TrackedSteps[TrackingPlanGenerator.Steps.Readings], IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged);
        AssertReasons(second.TrackedSteps[TrackingPlanGenerator.Steps.Models], IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        AssertReasons(second.TrackedSteps[TrackingPlanGenerator.Steps.Declarations], IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        Assert.All(second.TrackedOutputSteps, step => AssertReasons(step.Value, IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_change_of_one_event_writes_one_file()
    {
        var second = Edit(Plan.Replace("A user shares the referral link.", "Somebody shares the referral link.", StringComparison.Ordinal));

        var reasons = second.TrackedSteps[TrackingPlanGenerator.Steps.Declarations].SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
        Assert.Single(reasons, IncrementalStepRunReason.Modified);
        Assert.DoesNotContain(IncrementalStepRunReason.New, reasons);
        Assert.Contains("Somebody shares", string.Concat(second.GeneratedSources.Select(source => source.SourceText.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_event_of_a_large_plan_writes_one_file()
    {
        var before = LargePlan.Of(300);
        var driver = PlanCompilation.Driver([new PlanText(FilePath, before)]).RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken);
        var second = Replace(driver, LargePlan.Of(301));

        Assert.InRange(second.GeneratedSources.Length, 10, 40);
        var reasons = second.TrackedSteps[TrackingPlanGenerator.Steps.Declarations].SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.Single(reasons, reason => reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }

    [Fact]
    public void No_step_holds_on_to_the_compilation()
    {
        var run = PlanCompilation.Driver([new PlanText(FilePath, Plan)]).RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12, "class A;"), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var step in TrackingPlanGenerator.Steps.All.Where(run.TrackedSteps.ContainsKey))
        {
            foreach (var output in run.TrackedSteps[step].SelectMany(tracked => tracked.Outputs))
                AssertPlain(output.Value, step, seen);
        }

        Assert.True(seen.Count > 100);
    }

    private static GeneratorRunResult Edit(string plan) =>
        Replace(PlanCompilation.Driver([new PlanText(FilePath, Plan)]).RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken), plan);

    private static GeneratorRunResult Replace(GeneratorDriver driver, string plan)
    {
        var first = driver.GetRunResult();
        Assert.Empty(first.Diagnostics);
        return driver.ReplaceAdditionalTexts([new PlanText(FilePath, plan)])
            .RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static void AssertReasons(IEnumerable<IncrementalGeneratorRunStep> steps, params IncrementalStepRunReason[] allowed) =>
        Assert.All(steps.SelectMany(step => step.Outputs), output => Assert.Contains(output.Reason, allowed));

    /// <summary>Walks every field: neither symbols nor trees nor the compilation, which would keep old ones alive.</summary>
    private static void AssertPlain(object? value, string step, HashSet<object> seen)
    {
        if (value is null or string or AdditionalText || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location, $"{step} holds a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                AssertPlain(item, step, seen);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer)
                    AssertPlain(field.GetValue(value), step, seen);
            }
        }
    }
}
