using TrackingPlan.Tool.Review;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>The formats in which a review is written, by the word that <c>--format</c> takes.</summary>
internal static class ReviewFormats
{
    public static readonly string[] Names = ["text", "markdown", "json", "sarif", "junit", "github", "gitlab"];

    public static void Write(string format, PlanReview review, ToolContext context)
    {
        switch (format)
        {
            case "markdown": MarkdownFormat.Write(review, context.Out); break;
            case "json": ReviewJsonFormat.Write(review, context.Out); break;
            case "sarif": SarifFormat.Write(ReviewReport.Of(review), context.Out); break;
            case "junit": JUnitFormat.Write(ReviewReport.Of(review), context.Out); break;
            case "github": GitHubFormat.Write(ReviewReport.Grouped(review), context.Out); break;
            case "gitlab": GitLabFormat.Write(ReviewReport.Of(review), context.Out); break;
            default: ReviewTextFormat.Write(review, context); break;
        }
    }
}
