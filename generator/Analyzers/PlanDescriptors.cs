using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Generator.Analyzers;

/// <summary>The rules of the plan itself as the compiler wants them: for the generator the fatal ones, for the analyzer all others.</summary>
internal static class PlanDescriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = PlanRules.All.Concat(PlanRules.OfProjects).ToDictionary(rule => rule.Id, Create, StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> NotFatal { get; } =
        PlanRules.All.Where(rule => !rule.IsFatal).Select(rule => ById[rule.Id]).ToImmutableArray();

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static Diagnostic ToDiagnostic(Finding finding, string path) => SafeDiagnostic.Create(
        ById[finding.Rule.Id], LocationOf(finding.Place, path), finding.Others.Select(place => LocationOf(place, path)), ImmutableDictionary<string, string?>.Empty, [.. finding.Arguments]);

    private static Location LocationOf(Place place, string path) => Location.Create(
        path,
        new TextSpan(place.Start, place.Length),
        new LinePositionSpan(new(place.Line, place.Column), new(place.EndLine, place.EndColumn)));

    private static DiagnosticDescriptor Create(Rule rule) => RuleDescriptor.Create(rule.Id, rule.Title, rule.Message, rule.Severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    });
}
