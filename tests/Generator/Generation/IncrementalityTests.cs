using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Inputs;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>What a second run of the generator does: nothing that did not change.</summary>
public sealed class IncrementalityTests
{
    private const string FilePath = "/project/referral.plan.json";

    private static readonly string Plan = Repository.Read("tracking-plan/referral.plan.json");

    [Fact]
    public void A_change_of_the_code_runs_nothing()
    {
        var project = PlanCompilation.Project(LanguageVersion.CSharp12, "class A;");
        var driver = PlanCompilation.Driver([new AdditionalPlan(FilePath, Plan)]).RunGenerators(project, TestContext.Current.CancellationToken);

        var second = driver.RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12, "class A;", "class B { void M() { } }"), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.All(TrackingPlanGenerator.Steps.All, step => AssertReasons(second.TrackedSteps[step], IncrementalStepRunReason.Cached));
        Assert.All(second.TrackedOutputSteps, step => AssertReasons(step.Value, IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Blanks_in_the_plan_write_nothing_again()
    {
        var second = Edit(Plan.Replace("\n", "\n  \n", StringComparison.Ordinal));

        AssertReasons(second.TrackedSteps[TrackingPlanGenerator.Steps.Files], IncrementalStepRunReason.Modified);
        AssertReasons(second.TrackedSteps[TrackingPlanGenerator.Steps.Outputs], IncrementalStepRunReason.Unchanged);
        Assert.All(second.TrackedOutputSteps, step => AssertReasons(step.Value, IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_change_of_one_event_writes_one_file()
    {
        var second = Edit(Plan.Replace("A user shares the referral link.", "Somebody shares the referral link.", StringComparison.Ordinal));

        AssertOneOutputChanged(second);
        Assert.Contains("Somebody shares", string.Concat(second.GeneratedSources.Select(source => source.SourceText.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_in_a_large_plan_writes_one_file()
    {
        var driver = PlanCompilation.Driver([new AdditionalPlan(FilePath, LargePlan.Of(100))]).RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken);

        AssertOneOutputChanged(Replace(driver, LargePlan.Of(100).Replace("number 5.", "number five.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_new_event_of_a_large_plan_writes_its_file_and_the_contract()
    {
        var driver = PlanCompilation.Driver([new AdditionalPlan(FilePath, LargePlan.Of(300))]).RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken);
        var second = Replace(driver, LargePlan.Of(301));

        Assert.InRange(second.GeneratedSources.Length, 5, 17);
        var reasons = ReasonsOf(second);
        Assert.Equal(2, reasons.Count(reason => reason is IncrementalStepRunReason.Modified));
        Assert.All(reasons, reason => Assert.Contains(reason, (IncrementalStepRunReason[])[IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged]));
    }

    [Theory]
    [InlineData("number 5.", "number five.", 1, 1)]
    [InlineData("\"variant_5\"", "\"variant_five\"", 1, 1)]
    [InlineData("\"Order Updated\": {", "\"Order Lost\": { \"properties\": { } }, \"Order Updated\": {", 1, 1)]
    [InlineData("\"Order Updated\": {", "\"Order Updated\":  {", 1, 0)]
    [InlineData("\"name\": \"Large\",", "\"name\": \"Large\", \"naming\": { \"events\": \"any\" },", 0, 0)]
    [InlineData("\"definitions\": {", "\"definitions\":   {", 0, 0)]
    [InlineData("Our own id of a user.", "An id of a user.", 100, 100)]
    public void Only_what_was_edited_is_read_and_written(string old, string @new, int read, int written)
    {
        var plan = LargePlan.Of(100);
        Assert.Contains(old, plan, StringComparison.Ordinal);
        var compiler = new ProjectCompiler();
        compiler.Compile([File(plan), File(Plan, "/project/other.plan.json")], TestContext.Current.CancellationToken);

        compiler.Compile([File(plan.Replace(old, @new, StringComparison.Ordinal)), File(Plan, "/project/other.plan.json")], TestContext.Current.CancellationToken);

        Assert.Equal((read, written), (compiler.Editing.Events.Made, compiler.Types.Made));

        static PlanInput File(string plan, string path = FilePath) => new(new AdditionalPlan(path, plan), path.Length == FilePath.Length ? "Large" : "Other");
    }

    [Theory]
    [InlineData("number 7.\"", "number 7.", 1)]
    [InlineData("\"variant_7\": {", "\"variant_7\": [", 1)]
    [InlineData("\"variant_7\": { \"type\": \"string\" }", "\"variant_7\": { \"type\": \"text\" }", 2)]
    public void After_a_fault_only_what_was_edited_since_is_read(string old, string faulty, int read)
    {
        var plan = LargePlan.Of(100);
        var compiler = new ProjectCompiler();
        compiler.Compile([new(new AdditionalPlan(FilePath, plan), "Large")], TestContext.Current.CancellationToken);
        compiler.Compile([new(new AdditionalPlan(FilePath, plan.Replace(old, faulty, StringComparison.Ordinal)), "Large")], TestContext.Current.CancellationToken);

        compiler.Compile([new(new AdditionalPlan(FilePath, plan.Replace("number 5.", "number five.", StringComparison.Ordinal)), "Large")], TestContext.Current.CancellationToken);

        Assert.Equal(read, compiler.Editing.Events.Made);
    }

    [Fact]
    public void Two_plans_are_edited_in_turn()
    {
        var compiler = new ProjectCompiler();
        var (first, second) = (LargePlan.Of(20), LargePlan.Of(30));
        for (var edit = 0; edit < 6; edit++)
        {
            if (edit % 2 == 0)
                first = first.Replace("number 5", $"number 5, edit {edit}", StringComparison.Ordinal);
            else
                second = second.Replace("number 6", $"number 6, edit {edit}", StringComparison.Ordinal);
            compiler.Compile([new(new AdditionalPlan("/project/a.plan.json", first), "A"), new(new AdditionalPlan("/project/b.plan.json", second), "B")], TestContext.Current.CancellationToken);

            // The same event in both plans is read once, but for the edited one.
            Assert.Equal(edit == 0 ? (31, 50) : (1, 1), (compiler.Editing.Events.Made, compiler.Types.Made));
        }
    }

    [Fact]
    public void A_cancelled_run_makes_no_difference()
    {
        var plan = LargePlan.Of(100);
        var compiler = new ProjectCompiler();
        compiler.Compile([new(new AdditionalPlan(FilePath, plan), "Large")], TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => compiler.Compile([new(new AdditionalPlan(FilePath, plan), "Large")], new(canceled: true)));

        compiler.Compile([new(new AdditionalPlan(FilePath, plan.Replace("number 5.", "number five.", StringComparison.Ordinal)), "Large")], TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (compiler.Editing.Events.Made, compiler.Types.Made));
    }

    [Fact]
    public void Nothing_holds_on_to_the_compilation()
    {
        var run = PlanCompilation.Driver([new AdditionalPlan(FilePath, Plan)]).RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12, "class A;"), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        var compiler = new ProjectCompiler();
        compiler.Compile([new(new AdditionalPlan(FilePath, Plan), "Referral")], TestContext.Current.CancellationToken);

        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var output in TrackingPlanGenerator.Steps.All.SelectMany(step => run.TrackedSteps[step]).SelectMany(tracked => tracked.Outputs))
            AssertPlain(output.Value, seen);
        AssertPlain(compiler, seen);

        Assert.True(seen.Count > 100);
    }

    private static GeneratorRunResult Edit(string plan) =>
        Replace(PlanCompilation.Driver([new AdditionalPlan(FilePath, Plan)]).RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken), plan);

    private static GeneratorRunResult Replace(GeneratorDriver driver, string plan)
    {
        var first = driver.GetRunResult();
        Assert.Empty(first.Diagnostics);
        return driver.ReplaceAdditionalTexts([new AdditionalPlan(FilePath, plan)])
            .RunGenerators(PlanCompilation.Project(LanguageVersion.CSharp12), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static List<IncrementalStepRunReason> ReasonsOf(GeneratorRunResult run) =>
        [.. run.TrackedSteps[TrackingPlanGenerator.Steps.Outputs].SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private static void AssertOneOutputChanged(GeneratorRunResult run)
    {
        var reasons = ReasonsOf(run);
        Assert.Single(reasons, reason => reason is IncrementalStepRunReason.Modified);
        Assert.Equal(reasons.Count - 1, reasons.Count(reason => reason is IncrementalStepRunReason.Unchanged));
    }

    private static void AssertReasons(IEnumerable<IncrementalGeneratorRunStep> steps, params IncrementalStepRunReason[] allowed) =>
        Assert.All(steps.SelectMany(step => step.Outputs), output => Assert.Contains(output.Reason, allowed));

    /// <summary>Walks every field: neither symbols nor trees nor the compilation, which would keep old ones alive.</summary>
    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null or string or AdditionalText or SourceText or Delegate || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location, $"A {value.GetType()} is held");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                AssertPlain(item, seen);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer)
                    AssertPlain(field.GetValue(value), seen);
            }
        }
    }
}
