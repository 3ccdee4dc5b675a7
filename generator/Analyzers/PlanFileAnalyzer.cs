using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;

namespace TrackingPlan.Generator.Analyzers;

/// <summary>TRK1nnn: what is wrong in a plan file, at its place there. What stops a plan from becoming code is the generator's to say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PlanFileAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => PlanDescriptors.NotFatal;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // The action for a file has no access to the shared parse: it is looked up here.
            var plans = PlanFiles.Read(start);
            if (plans.Count > 0)
                start.RegisterAdditionalFileAction(file => Report(file, plans));
        });
    }

    private static void Report(AdditionalFileAnalysisContext context, IReadOnlyDictionary<AdditionalText, PlanUnderCheck> plans)
    {
        if (!plans.TryGetValue(context.AdditionalFile, out var plan))
            return;
        foreach (var finding in plan.Findings)
            context.ReportDiagnostic(PlanDescriptors.ToDiagnostic(finding, context.AdditionalFile.Path));
    }
}
