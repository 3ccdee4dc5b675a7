using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TrackingPlan.TestSupport;

/// <summary>What TrackingPlan.targets makes visible to the compiler.</summary>
internal sealed class PlanOptions(string rootNamespace, string languageVersion = "") : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
    {
        ["build_property.RootNamespace"] = rootNamespace,
        ["build_property.LangVersion"] = languageVersion,
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(textFile is AdditionalPlan plan
        ? new()
        {
            ["build_metadata.AdditionalFiles.TrackingPlan"] = "true",
            ["build_metadata.AdditionalFiles.TrackingPlanNamespace"] = plan.Namespace,
        }
        : []);

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
