using Microsoft.CodeAnalysis;

namespace TrackingPlan.Analysis.Projects;

/// <summary>The plans that referenced assemblies were compiled with.</summary>
internal static class CompiledPlans
{
    public static IEnumerable<KnownPlan> Of(Compilation compilation) => [];
}
