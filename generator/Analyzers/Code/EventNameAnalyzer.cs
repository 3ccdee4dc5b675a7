using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2006: an event name that is put together at run time, which no plan can be held against.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EventNameAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2006";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id,
        "Event name that is not a constant",
        "The event's name is not a constant, so nothing can compare it with the plan: send each event with its own typed call",
        DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project) =>
        context.RegisterOperationAction(operation => Check(operation, project), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, PlannedProject project)
    {
        if (project.FindNewCall(context) is not { Kind: PlannedCallKind.Track, EventName: null, EventArgument: { } name } call || IsForwarded(name, context, project))
            return;
        context.ReportDiagnostic(SafeDiagnostic.Create(Rule, call.EventLocation, AcceptedCalls.Describe(call, context.ContainingSymbol)));
    }

    /// <summary>A wrapper that is itself known as an untyped call only hands the name on; its callers are held against the plan.</summary>
    private static bool IsForwarded(IOperation name, OperationAnalysisContext context, PlannedProject project) =>
        Constants.Unwrap(name) is IParameterReferenceOperation { Parameter: var parameter }
        && context.ContainingSymbol is IMethodSymbol method
        && project.Methods.Find(method) is { } shape
        && shape.Event == parameter.Ordinal;
}
