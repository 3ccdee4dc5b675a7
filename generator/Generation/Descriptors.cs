using Microsoft.CodeAnalysis;
using TrackingPlan.Plan;

namespace TrackingPlan.Generation;

/// <summary>The rules of the plan as the compiler wants them.</summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Create();

    public static DiagnosticDescriptor Of(Rule rule) => ById[rule.Id];

    private static Dictionary<string, DiagnosticDescriptor> Create()
    {
        var descriptors = new Dictionary<string, DiagnosticDescriptor>(StringComparer.Ordinal);
        foreach (var rule in PlanRules.All)
        {
            var severity = rule.Severity switch
            {
                Severity.Error => DiagnosticSeverity.Error,
                Severity.Warning => DiagnosticSeverity.Warning,
                _ => DiagnosticSeverity.Info,
            };
            descriptors.Add(rule.Id, new DiagnosticDescriptor(rule.Id, rule.Title, rule.Message, "TrackingPlan", severity, isEnabledByDefault: true));
        }

        return descriptors;
    }
}
