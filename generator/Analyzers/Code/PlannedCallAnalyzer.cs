using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Usages;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>
/// TRK2015: code makes or sends a call of the plan. Nothing is wrong with it: the compiler's log tells <c>tracking-plan review</c> where a
/// change of the plan meets the code, also where that still compiles.
/// </summary>
/// <remarks>
/// The compiler logs information and leaves out what is hidden; without a log it runs no analyzer that only informs. That it is reported at
/// the end keeps it out of editors, where a mark at every call would help nobody.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PlannedCallAnalyzer : PlannedProjectAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        LoggedUse.RuleId, "Planned call", "{0} is made or sent here", DiagnosticSeverity.Info, tags: WellKnownDiagnosticTags.CompilationEnd);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        var found = new ConcurrentBag<(SyntaxNode Place, PlannedUse Use)>();
        context.RegisterOperationAction(
            operation =>
            {
                if (PlannedUse.Of(operation.Operation, project) is { } use)
                    found.Add((operation.Operation.Syntax, use));
            },
            TypedUse.Kinds);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var (place, use) in found.OrderBy(entry => entry.Place.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(entry => entry.Place.SpanStart))
            {
                end.ReportDiagnostic(SafeDiagnostic.Create(
                    Rule, place.GetLocation(), LoggedUse.Write(use.Planned.Call, use.Version, use.Properties).ToImmutableDictionary(), use.Planned.Title));
            }
        });
    }
}
