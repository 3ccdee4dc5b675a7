using System.CommandLine;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan export PLAN --to FORMAT</c>: a plan in another format, and what that format cannot hold.</summary>
internal static class ExportCommand
{
    public static Command Create(ToolContext context)
    {
        var source = new Argument<string>("plan") { Description = PlanSource.Help };
        var to = new Option<string>("--to", "-t")
        {
            Description = $"The format: {string.Join(", ", ExportFormats.Names)}.",
            HelpName = string.Join('|', ExportFormats.Names),
            Required = true,
        };
        to.AcceptOnlyFromAmong(ExportFormats.Names);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write, or the folder for a format of several files; written to standard output when absent.",
        };
        var strict = new Option<bool>("--strict") { Description = "Ends with exit code 100 when the format cannot hold all of the plan." };
        var command = new Command("export", "Writes a plan in another format and says what that format cannot hold.") { source, to, output, strict };
        Examples.AddTo(
            command,
            context,
            "tracking-plan export referral.plan.json --to segment --output rules.json",
            "tracking-plan export referral.plan.json --to jsonschema --output schemas/",
            "tracking-plan export git:main --to csv");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Nothing holds on to what was read: a large plan and its exports are a lot of memory.
            var export = ExportFormats.Write(parsed.GetValue(to)!, await PlanSource.LoadAsync(parsed.GetValue(source)!, context, cancellationToken).ConfigureAwait(false));
            await ConversionOutput.WriteAsync(export, parsed.GetValue(output), context, cancellationToken).ConfigureAwait(false);
            return parsed.GetValue(strict) && export.Losses.Any(loss => !loss.IsKept) ? ExitCode.Breaking : ExitCode.Clean;
        });
        return command;
    }
}
