using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Calls;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2004: an untyped call leaves out a property that the plan requires.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MissingPropertyAnalyzer : PropertyDriftAnalyzer
{
    public const string Id = "TRK2004";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Required property that is not sent", "{0} is sent without {1}, which the plan requires", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Report(OperationAnalysisContext context, TrackingCall call, PropertyDrift drift)
    {
        if (drift.Missing.Count == 0)
            return;
        context.ReportDiagnostic(SafeDiagnostic.Create(
            Rule, call.EventLocation, drift.Planned.Title, string.Join(", ", drift.Missing.Select(property => Quote(property.Name)))));
    }
}
