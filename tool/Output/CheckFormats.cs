using TrackingPlan.Tool.Checking;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>The formats in which a check is written, by the word that <c>--format</c> takes.</summary>
internal static class CheckFormats
{
    public static readonly string[] Names = ["text", "json", "sarif", "junit", "github", "gitlab"];

    public static void Write(string format, IReadOnlyList<CheckedPlan> plans, ToolContext context)
    {
        switch (format)
        {
            case "json": CheckJsonFormat.Write(plans, context.Out); break;
            case "sarif": SarifFormat.Write(CheckReport.Of(plans), context.Out); break;
            case "junit": JUnitFormat.Write(CheckReport.Of(plans), context.Out); break;
            case "github": GitHubFormat.Write(CheckReport.Of(plans), context.Out); break;
            case "gitlab": GitLabFormat.Write(CheckReport.Of(plans), context.Out); break;
            default: CheckTextFormat.Write(plans, context); break;
        }
    }
}
