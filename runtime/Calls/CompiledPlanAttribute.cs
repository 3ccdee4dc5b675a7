using System.ComponentModel;

namespace TrackingPlan;

/// <summary>
/// Carries the contract of the tracking plan that an assembly was compiled with, so that the analyzers hold the projects that reference the
/// assembly against the same plan. Written by the compiler.
/// </summary>
/// <param name="planNamespace">The namespace of the plan's generated types.</param>
/// <param name="contract">The lines of the plan's lock.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledPlanAttribute(string planNamespace, params string[] contract) : Attribute
{
    /// <summary>The namespace of the plan's generated types.</summary>
    public string PlanNamespace { get; } = planNamespace;

    /// <summary>The lines of the plan's lock.</summary>
    public IReadOnlyList<string> Contract { get; } = contract;
}
