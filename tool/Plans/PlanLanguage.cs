using System.Text.RegularExpressions;

namespace TrackingPlan.Tool.Plans;

/// <summary>What a plan's text is written in.</summary>
internal enum PlanLanguage
{
    Json,

    /// <summary>Terraform's.</summary>
    Hcl,
    Yaml,
}

/// <summary>Tells the languages apart: by a file's name, or by how its text begins.</summary>
internal static partial class PlanLanguages
{
    public static PlanLanguage Of(string path, string text) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".TF" or ".HCL" => PlanLanguage.Hcl,
        ".YML" or ".YAML" => PlanLanguage.Yaml,
        _ when Hcl().IsMatch(text) => PlanLanguage.Hcl,
        _ when Yaml().IsMatch(text) => PlanLanguage.Yaml,
        _ => PlanLanguage.Json,
    };

    /// <summary>A block, or locals, after comments.</summary>
    [GeneratedRegex("""\A\ufeff?(?:\s+|#[^\n]*|//[^\n]*)*(?:(?:resource|data|variable|module|provider|output)\s+"|(?:import|locals|terraform|moved)\s*\{)""", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Hcl();

    /// <summary>A document's mark or a key, after comments.</summary>
    [GeneratedRegex("""\A\ufeff?(?:\s+|#[^\n]*\n)*(?:---\s|[A-Za-z_][\w-]*:\s)""", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Yaml();
}
