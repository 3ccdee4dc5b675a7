using System.CommandLine;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan rules</c>: every rule of diff and review.</summary>
internal static class RulesCommand
{
    public static Command Create(ToolContext context)
    {
        var format = FormatOption.Create(["text", "markdown"], "text");
        var command = new Command("rules", "Lists every rule of diff and review, and what it does to code and to data.") { format };
        Examples.AddTo(command, context, "tracking-plan rules", "tracking-plan rules --format markdown > change-rules.md");
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(format) == "markdown")
                RuleList.WriteMarkdown(context.Out);
            else
                RuleList.WriteText(context.Out);
            return ExitCode.Clean;
        });
        return command;
    }
}
