using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>A rule about the properties of an untyped call that the baseline does not accept.</summary>
internal abstract class PropertyDriftAnalyzer : PlannedProjectAnalyzer
{
    protected sealed override void Register(CompilationStartAnalysisContext context, PlannedProject project) =>
        context.RegisterOperationAction(
            operation =>
            {
                if (project.FindNewCall(operation) is { } call && PropertyDrift.Of(call, project) is { } drift)
                    Report(operation, call, drift);
            },
            OperationKind.Invocation);

    protected abstract void Report(OperationAnalysisContext context, TrackingCall call, PropertyDrift drift);
}
