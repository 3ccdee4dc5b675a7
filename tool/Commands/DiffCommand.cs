using System.CommandLine;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan diff BASE HEAD</c>: what changed between two plans, and what it breaks.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolContext context) => ReviewingCommand.Create(
        "diff",
        "Compares two plans: what changed, and what it breaks in code and in data.",
        "text",
        fromMergeBase: false,
        context,
        "tracking-plan diff old.plan.json new.plan.json",
        "tracking-plan diff git:main tracking-plan/referral.plan.json --fail-on data",
        "tracking-plan diff git:v1.2:app.plan.json git:HEAD:app.plan.json --format json");
}
