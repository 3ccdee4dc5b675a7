using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Generator.Inputs;

/// <summary>A plan file of the project and the namespace of what is generated for it.</summary>
/// <param name="Text">The host gives another instance when the file changes.</param>
/// <param name="LanguageVersion">The project's C#, as it says it; empty when it says none.</param>
internal sealed record PlanInput(AdditionalText Text, string Namespace, string LanguageVersion = "")
{
    public const string Suffix = ".plan.json";

    /// <summary>Members that must be set came with it.</summary>
    private const int OldestCSharp = 11;

    private const string Mark = "build_metadata.AdditionalFiles.TrackingPlan";

    /// <summary>Whether a file is a plan by its name, or because the project says so.</summary>
    public static bool IsPlan(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        || (options.GetOptions(file).TryGetValue(Mark, out var mark) && mark.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether generated code does not compile here. A version without a number (<c>latest</c>) is new enough, as is the default.</summary>
    public bool IsCSharpTooOld =>
        double.TryParse(LanguageVersion, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) && version < OldestCSharp;

    /// <summary>Null when the project does not say that the file is a plan.</summary>
    public static PlanInput? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        if (!IsPlan(text, options))
            return null;

        if (!options.GlobalOptions.TryGetValue("build_property.LangVersion", out var language))
            language = "";

        // Metadata that nobody set arrives as an empty text.
        if (options.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles.TrackingPlanNamespace", out var given) && given.Trim().Length > 0)
            return new PlanInput(text, ValidNamespace(given.Trim()), language);
        options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var root);
        var own = Identifier.Pascal(PlanText.StemOf(text.Path));
        if (!own.EndsWith("Plan", StringComparison.Ordinal))
            own += "Plan";
        return new PlanInput(text, root is { Length: > 0 } ? $"{ValidNamespace(root)}.{own}" : own, language);
    }

    private static string ValidNamespace(string name)
    {
        var segments = name.Split('.');
        for (var i = 0; i < segments.Length; i++)
            segments[i] = CSharpName.Escape(Identifier.IsValid(segments[i]) ? segments[i] : Identifier.Pascal(segments[i]));
        return string.Join(".", segments);
    }
}
