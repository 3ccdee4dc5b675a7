using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TrackingPlan.Analysis.Projects;

/// <summary>The plans that referenced assemblies were compiled with.</summary>
internal static class CompiledPlans
{
    public static void AddTo(ImmutableArray<KnownPlan>.Builder plans, Compilation compilation)
    {
    }
}
