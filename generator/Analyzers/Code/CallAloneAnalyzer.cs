using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2008: an event is tracked without the calls that the plan puts alongside it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CallAloneAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2008";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Event tracked without the calls that go with it", "{0} goes together with {1}, which this {2} does not send", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        if (!project.Plans.Any(plan => plan.Model.Calls.Any(call => call.Alongside.Count > 0)))
            return;
        if (project.Options.AlongsideInType)
        {
            context.RegisterSymbolStartAction(
                type =>
                {
                    var sent = new ConcurrentBag<SentCall>();
                    type.RegisterOperationAction(operation => Collect(operation, project, sent), TypedUse.Kinds);
                    type.RegisterSymbolEndAction(end => Report(sent, project, "type", end.ReportDiagnostic));
                },
                SymbolKind.NamedType);
        }
        else
        {
            context.RegisterOperationBlockStartAction(method =>
            {
                var sent = new ConcurrentBag<SentCall>();
                method.RegisterOperationAction(operation => Collect(operation, project, sent), TypedUse.Kinds);
                method.RegisterOperationBlockEndAction(end => Report(sent, project, "method", end.ReportDiagnostic));
            });
        }
    }

    private static void Collect(OperationAnalysisContext context, PlannedProject project, ConcurrentBag<SentCall> sent)
    {
        if (SentCall.Of(context.Operation, project) is { } call)
            sent.Add(call);
    }

    private static void Report(ConcurrentBag<SentCall> sent, PlannedProject project, string scope, Action<Diagnostic> report)
    {
        var references = new HashSet<string>(sent.Select(call => call.Reference).OfType<string>(), StringComparer.Ordinal);
        foreach (var call in sent)
        {
            if (call.Event is null || !call.IsMadeHere || project.FindEvent(call.Event) is not [{ Call.Alongside: { Count: > 0 } companions }, ..])
                continue;
            var missing = companions.Select(companion => companion.Name).Where(name => !references.Contains(name)).ToList();
            if (project.Options.AllAlongside ? missing.Count > 0 : missing.Count == companions.Count)
                report(SafeDiagnostic.Create(Rule, call.Location, Quote(call.Event), string.Join(project.Options.AllAlongside ? " and " : " or ", missing), scope));
        }
    }
}
