using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrackingPlan.Generator.Emit;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>
/// The law of verdicts: a change breaks code exactly where a program that uses all of the older plan's code no longer compiles, and where it
/// compiles it sends the same names, unless a change says otherwise.
/// </summary>
public sealed class VerdictLawTests
{
    /// <summary>By hand 500 and more: <c>TRACKING_PLAN_LENGTH</c>.</summary>
    private const int Usual = 100;

    public static TheoryData<string> Pairs => [.. PlanPair.All.Select(pair => pair.Name)];

    [Fact]
    public void The_compiler_agrees_about_random_edits()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var edits = new RandomEdits(new Random(seed));
            var before = edits.Plan();
            AssertLaw(before, edits.Edit(before), "seed " + seed);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_compiler_agrees_about_the_pair_of_each_rule(string name)
    {
        var pair = PlanPair.Of(name);
        AssertLaw(Read(pair.Before), Read(pair.After), name);

        static PlanModel Read(string plan) => PlanReader.Read(plan, "a.plan.json").Model!;
    }

    private static void AssertLaw(PlanModel before, PlanModel after, string where)
    {
        var changes = PlanDiff.Compare(before, after, "2026-11-27");
        var surface = new CSharpSurface(before);
        var program = CSharpSyntaxTree.ParseText(CallerProgram.Of(surface), new CSharpParseOptions(LanguageVersion.CSharp12));

        Assert.Empty(Errors(before, program));
        var errors = Errors(after, program);
        var breaks = changes.Where(Breaks).ToList();
        Assert.True(
            errors.Count > 0 == breaks.Count > 0,
            $"{where}\n{string.Join('\n', errors)}\n{string.Join('\n', changes.Select(change => $"{change.Rule.Id} {change.Code}: {change.Message}"))}");

        var names = new CSharpSurface(after).Names().ToDictionary(StringComparer.Ordinal);
        var rebound = surface.Names().Where(pair => names.TryGetValue(pair.Name, out var meaning) && meaning != pair.Meaning).ToList();
        if (errors.Count == 0 && rebound.Count > 0)
            Assert.True(changes.Any(change => change.Rule == ChangeRules.BindingChanged || change.Rule.Id.EndsWith("_RENAMED", StringComparison.Ordinal)), $"{where}: {rebound[0]}");
    }

    /// <summary>Whether a change says that code stops compiling; an announced removal does, though it is no more than a warning.</summary>
    private static bool Breaks(PlanChange change) =>
        (change.Code is Impact.Breaking && change.Rule != ChangeRules.BindingChanged) || change.Rule == ChangeRules.EventRetired || change.Rule == ChangeRules.PropertyRetired;

    private static List<string> Errors(PlanModel plan, SyntaxTree program)
    {
        var names = PlanNames.Of(plan);
        var types = PlanTypes.All(plan, names, new SharedTypes(plan, names, "Plan"), TypeEmitter.Emit, code => code.Uses);
        var code = CSharpSyntaxTree.ParseText(FileEmitter.Emit("Plan", types.ToEquatableArray()), new CSharpParseOptions(LanguageVersion.CSharp12));
        var compilation = PlanCompilation.Project(LanguageVersion.CSharp12).AddSyntaxTrees(code, program);
        return [.. compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)).GetSemanticModel(program).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
    }
}
