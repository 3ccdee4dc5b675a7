using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Contract;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2014: a line of the baseline that accepts nothing any more, so that the ratchet only ever tightens.</summary>
/// <remarks>Known only when all code has been seen, so it shows in builds and not while typing.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StaleBaselineAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2014";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Stale line in the baseline", "{0}: delete this line", DiagnosticSeverity.Warning, tags: WellKnownDiagnosticTags.CompilationEnd);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        if (project.AcceptedCalls is not { Content.Count: > 0 } accepted)
            return;
        var found = new ConcurrentDictionary<BaselineEntry, bool>();
        context.RegisterOperationAction(
            operation =>
            {
                if (project.FindCall(operation.Operation) is { } call)
                    found[accepted.EntryOf(call, operation.ContainingSymbol)] = true;
            },
            OperationKind.Invocation);
        context.RegisterCompilationEndAction(end => Report(end, accepted, found));
    }

    private static void Report(CompilationAnalysisContext context, AcceptedCalls accepted, ConcurrentDictionary<BaselineEntry, bool> found)
    {
        foreach (var line in accepted.Content)
        {
            var fault = line.Entry is not { } entry ? "This is no entry; expected file | member | event"
                : found.ContainsKey(entry) ? null
                : $"{Quote(entry.Member)} sends no untyped {Quote(entry.Event)} any more";
            if (fault is not null)
                context.ReportDiagnostic(SafeDiagnostic.Create(Rule, Location.Create(accepted.Path, line.Span, line.Position), fault));
        }
    }
}
