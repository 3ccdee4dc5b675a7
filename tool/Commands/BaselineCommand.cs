using System.CommandLine;
using TrackingPlan.Language.Contract;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Review;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan baseline --build-log x.sarif</c>: accepts the untyped calls that a code base has today.</summary>
internal static class BaselineCommand
{
    public static Command Create(ToolContext context)
    {
        var log = new Option<string>("--build-log")
        {
            Description = "The compiler's ErrorLog (SARIF) of the code: dotnet build --no-incremental -p:ErrorLog=build.sarif%2cversion=2.1",
            HelpName = "SARIF",
            Required = true,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The baseline, beside the project file. What it holds already stays.",
            HelpName = "FILE",
            DefaultValueFactory = _ => BaselineEntry.FileName,
        };
        var command = new Command("baseline", "Accepts the untyped calls of today, so that only new ones are reported.") { log, output };
        Examples.AddTo(
            command,
            context,
            "tracking-plan baseline --build-log build.sarif",
            "tracking-plan baseline --build-log build.sarif --output src/Shop/tracking-plan.baseline");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var logPath = parsed.GetValue(log)!;
            var path = parsed.GetValue(output)!;
            var text = await TextFile.ReadAsync(context.FullPath(logPath), logPath, cancellationToken).ConfigureAwait(false);
            var calls = BuildLog.Parse(text, logPath, context);
            var added = await AddAsync(calls, path, context, cancellationToken).ConfigureAwait(false);
            context.Out.WriteLine(added == 0 ? "No new untyped call in the log; nothing written." : $"{context.ShownPath(path)} written: {added} added.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task<int> AddAsync(BuildLog log, string path, ToolContext context, CancellationToken cancellationToken)
    {
        var file = context.FullPath(path);
        var before = File.Exists(file) ? await TextFile.ReadWithMarkAsync(file, path, cancellationToken).ConfigureAwait(false) : null;
        var entries = new List<BaselineEntry>();
        foreach (var site in log.Sites)
        {
            if (site.UntypedCall is not { } call)
                continue;
            var source = Path.GetRelativePath(Path.GetDirectoryName(file)!, context.FullPath(site.File)).Replace('\\', '/');
            entries.Add(BaselineEntry.Of(source, call.Member, call.Event));
        }

        var (text, added) = BaselineText.Add(before, entries);
        if (added > 0)
            await TextFile.ReplaceAsync(file, text, path, IsRight, cancellationToken).ConfigureAwait(false);
        return added;

        bool IsRight(string written) => BaselineText.EntriesOf(written).ToHashSet().SetEquals(BaselineText.EntriesOf(before ?? "").Concat(entries));
    }
}
