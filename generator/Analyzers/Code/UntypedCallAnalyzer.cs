using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2001: an untyped call to an event that the plan has, and that a typed call could send.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UntypedCallAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2001";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Untyped call to a planned event", "{0} is in the plan {1}: send it with a typed call", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project) =>
        context.RegisterOperationAction(operation => Check(operation, project), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, PlannedProject project)
    {
        if (project.FindNewCall(context) is not { Kind: PlannedCallKind.Track, EventName: { } name } call)
            return;
        if (project.FindEvent(name) is [{ Plan: var plan, Call: var planned }, ..])
            context.ReportDiagnostic(SafeDiagnostic.Create(
                Rule,
                call.EventLocation,
                [plan.LocationOf(planned.Origin)],
                AcceptedCalls.Describe(call, context.ContainingSymbol),
                Quote(name),
                Quote(plan.Model.Name)));
    }
}
