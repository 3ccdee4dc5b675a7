using System.CommandLine;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan review BASE HEAD</c>: the same as <c>diff</c>, made for a pull request.</summary>
internal static class ReviewCommand
{
    public static Command Create(ToolContext context) => ReviewingCommand.Create(
        "review",
        "Reviews a plan's change for a pull request: a comment, annotations, or a report for the build server.",
        "markdown",
        fromMergeBase: true,
        context,
        "tracking-plan review git:origin/main git:HEAD > comment.md",
        "tracking-plan review git:origin/main git:HEAD --format github",
        "tracking-plan review git:origin/main git:HEAD --format sarif --build-log build.sarif > plan.sarif");
}
