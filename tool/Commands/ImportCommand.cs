using System.CommandLine;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Formats;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan import SOURCE</c>: a native plan of whatever a team has.</summary>
internal static class ImportCommand
{
    public static Command Create(ToolContext context)
    {
        var source = new Argument<string>("source") { Description = ImportSource.Help };
        var output = new Option<string?>("--output", "-o") { Description = "The plan to write; written to standard output when absent." };
        var name = new Option<string?>("--name") { Description = "The plan's name; what the source says, or its file's name, when absent." };
        var force = new Option<bool>("--force") { Description = "Replaces a plan that is there already." };
        var command = new Command("import", "Makes a native plan of a plan in another format and says what the native format cannot hold.")
        {
            source, output, name, force,
        };
        Examples.AddTo(
            command,
            context,
            "tracking-plan import plan.json --output app.plan.json",
            "tracking-plan import typewriter.yml --output app.plan.json",
            "tracking-plan import tracking_plans.tf#web --output web.plan.json",
            "tracking-plan import events.csv --name Checkout --output checkout.plan.json",
            "tracking-plan import segment:tp_123 --output app.plan.json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetValue(output);
            if (target is not null && File.Exists(context.FullPath(target)) && !parsed.GetValue(force))
                throw new InputException($"{target}: is there already; say --force to replace it, or use pull, which merges.");
            var plan = await ImportSource.ReadAsync(parsed.GetValue(source)!, parsed.GetValue(name), context, cancellationToken).ConfigureAwait(false);
            await ConversionOutput.WriteAsync(PlanFormats.Write("native", plan), target, context, cancellationToken).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }
}
