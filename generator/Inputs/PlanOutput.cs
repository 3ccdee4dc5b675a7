using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Generator.Inputs;

/// <summary>What the compiler gets for a plan. All of it goes through one node: the compiler visits each at every key.</summary>
internal abstract record PlanOutput
{
    public abstract void AddTo(SourceProductionContext context);
}

/// <summary>A generated file: equal to another only if it is the same text in memory.</summary>
/// <param name="HintName">Unique in the project, ignoring case.</param>
internal sealed record SourceFile(string HintName, SourceText Text) : PlanOutput
{
    public override void AddTo(SourceProductionContext context) => context.AddSource(HintName, Text);
}

/// <summary>A finding that stops a plan, or a part of it, from becoming code.</summary>
internal sealed record Fault(string Path, Finding Finding) : PlanOutput
{
    public override void AddTo(SourceProductionContext context) => context.ReportDiagnostic(PlanDescriptors.ToDiagnostic(Finding, Path));
}
