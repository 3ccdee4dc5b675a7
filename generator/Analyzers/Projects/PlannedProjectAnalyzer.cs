using Microsoft.CodeAnalysis.Diagnostics;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>
/// One rule about a project that has a plan. Nothing at all is registered in a project without one, for the package reaches projects
/// that never asked for it.
/// </summary>
internal abstract class PlannedProjectAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (PlannedProject.Of(start) is { } project)
                Register(start, project);
        });
    }

    protected abstract void Register(CompilationStartAnalysisContext context, PlannedProject project);
}
