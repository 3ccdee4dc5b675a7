using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Calls;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2003: an untyped call sends a property that the plan does not have.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownPropertyAnalyzer : PropertyDriftAnalyzer
{
    public const string Id = "TRK2003";

    /// <summary>Property of the report: the planned name that was probably meant.</summary>
    public const string Suggestion = nameof(Suggestion);

    /// <summary>In one call; where more is unknown, the names are no slips.</summary>
    private const int MostSuggestions = 100;

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Property that the plan does not have", "{0} has no {1} in the plan{2}", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Report(OperationAnalysisContext context, TrackingCall call, PropertyDrift drift)
    {
        var names = drift.Planned.Call.Body.Properties.Select(property => property.Name).Where(name => !call.Properties.Contains(name)).ToList();
        var suggestions = 0;
        foreach (var entry in drift.Unknown)
        {
            var properties = ImmutableDictionary<string, string?>.Empty;
            var nearest = suggestions++ < MostSuggestions ? Nearest(entry.Name, names) : null;
            if (nearest is not null)
                properties = properties.Add(Suggestion, nearest);
            context.ReportDiagnostic(SafeDiagnostic.Create(
                Rule,
                entry.NameSyntax.GetLocation(),
                properties,
                drift.Planned.Title,
                Quote(entry.Name),
                nearest is null ? "" : $"; did you mean {Quote(nearest)}?"));
        }
    }
}
