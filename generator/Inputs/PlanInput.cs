using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Generator.Inputs;

/// <summary>A plan file of the project and the namespace of what is generated for it.</summary>
/// <param name="Text">The host gives another instance when the file changes.</param>
internal sealed record PlanInput(AdditionalText Text, string Namespace)
{
    public const string Suffix = ".plan.json";

    private const string Mark = "build_metadata.AdditionalFiles.TrackingPlan";

    /// <summary>Whether a file is a plan by its name, or because the project says so.</summary>
    public static bool IsPlan(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        || (options.GetOptions(file).TryGetValue(Mark, out var mark) && mark.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when the project does not say that the file is a plan.</summary>
    public static PlanInput? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        if (!IsPlan(text, options))
            return null;

        // Metadata that nobody set arrives as an empty text.
        if (options.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles.TrackingPlanNamespace", out var given) && given.Trim().Length > 0)
            return new PlanInput(text, ValidNamespace(given.Trim()));
        options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var root);
        var own = Identifier.Pascal(PlanText.StemOf(text.Path));
        if (!own.EndsWith("Plan", StringComparison.Ordinal))
            own += "Plan";
        return new PlanInput(text, root is { Length: > 0 } ? $"{ValidNamespace(root)}.{own}" : own);
    }

    private static string ValidNamespace(string name)
    {
        var segments = name.Split('.');
        for (var i = 0; i < segments.Length; i++)
            segments[i] = CSharpName.Escape(Identifier.IsValid(segments[i]) ? segments[i] : Identifier.Pascal(segments[i]));
        return string.Join(".", segments);
    }
}
