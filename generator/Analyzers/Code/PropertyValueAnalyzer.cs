using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Calls;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2005: an untyped call sends a value of another type than planned, outside its enum, or beyond its bounds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PropertyValueAnalyzer : PropertyDriftAnalyzer
{
    public const string Id = "TRK2005";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Value that the plan does not allow", "{0} of {1} must be {2}", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Report(OperationAnalysisContext context, TrackingCall call, PropertyDrift drift)
    {
        foreach (var (entry, expectation) in drift.Invalid)
            context.ReportDiagnostic(SafeDiagnostic.Create(Rule, entry.Value.Syntax.GetLocation(), Quote(entry.Name), drift.Planned.Title, expectation));
    }
}
