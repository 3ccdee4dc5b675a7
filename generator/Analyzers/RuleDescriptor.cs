using Microsoft.CodeAnalysis;

namespace TrackingPlan.Generator.Analyzers;

/// <summary>Makes the descriptors of all rules alike: one category, a page for each.</summary>
internal static class RuleDescriptor
{
    public static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, string? description = null, params string[] tags) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, description, HelpLink(id), tags);

    public const string Category = "TrackingPlan";

    public static string HelpLink(string id) => $"https://github.com/tracking-plan/tracking-plan-dotnet/blob/main/docs/rules/{id}.md";
}
