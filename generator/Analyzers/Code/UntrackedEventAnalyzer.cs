using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2013: the project's own plan has an event that no code of the project sends.</summary>
/// <remarks>Known only when all code has been seen, so it shows in builds and not while typing.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UntrackedEventAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2013";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Planned event that is never tracked", "{0} is planned, but nothing in this project tracks it", DiagnosticSeverity.Info,
        tags: WellKnownDiagnosticTags.CompilationEnd);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        var tracked = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        context.RegisterOperationAction(
            operation =>
            {
                if (SentCall.Of(operation.Operation, project) is { Kind: PlannedCallKind.Track, Event: { } name })
                    tracked[name] = true;
            },
            TypedUse.Kinds);
        context.RegisterCompilationEndAction(end => Report(end, project, tracked));
    }

    private static void Report(CompilationAnalysisContext context, PlannedProject project, ConcurrentDictionary<string, bool> tracked)
    {
        foreach (var plan in project.Plans)
        {
            foreach (var call in plan.Model.Calls)
            {
                // A plan that came with an assembly belongs to another project; a deprecated event is meant to go.
                if (plan.Path is not null && call is { Kind: PlannedCallKind.Track, Deprecation: null } && !tracked.ContainsKey(call.Name))
                    context.ReportDiagnostic(SafeDiagnostic.Create(Rule, plan.LocationOf(call.Origin), Quote(call.Name)));
            }
        }
    }
}
