using System.CommandLine;
using TrackingPlan.Tool.Terminal;
using TrackingPlan.Tool.Usages;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan usages PROJECT|SLN</c>: which planned call is sent where, and which never.</summary>
internal static class UsagesCommand
{
    public static Command Create(ToolContext context)
    {
        var target = new Argument<string>("project") { Description = "A project, a solution, or a folder with one of them.", DefaultValueFactory = _ => "." };
        var noBuild = new Option<bool>("--no-build") { Description = "Takes the assemblies as they are, without building first." };
        var tests = new Option<bool>("--tests") { Description = "Counts test projects too." };
        var failOnUnused = new Option<bool>("--fail-on-unused") { Description = "Ends with exit code 100 when a planned call is never sent." };
        var format = FormatOption.Create(UsageFormats.Names, "text");
        var command = new Command("usages", "Finds where each planned call is sent, and which never is, over all projects.") { target, noBuild, tests, failOnUnused, format };
        Examples.AddTo(
            command,
            context,
            "tracking-plan usages App.sln",
            "tracking-plan usages src/Shop/Shop.csproj --no-build --format markdown",
            "tracking-plan usages --fail-on-unused");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var projects = await ProjectOutputs.FindAsync(parsed.GetValue(target)!, !parsed.GetValue(noBuild), context, cancellationToken).ConfigureAwait(false);
            var report = UsageReport.Of(projects, parsed.GetValue(tests), context);
            UsageFormats.Write(parsed.GetValue(format)!, report, context.Out);
            return parsed.GetValue(failOnUnused) && report.Usages.Any(u => u.Sites.Count == 0) ? ExitCode.Breaking : ExitCode.Clean;
        });
        return command;
    }
}
