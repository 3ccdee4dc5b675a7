using System.CommandLine;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;
using TrackingPlan.Tool.Validation;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan validate EVENTS.ndjson</c>: recorded payloads against the plan.</summary>
internal static class ValidateCommand
{
    public static Command Create(ToolContext context)
    {
        var events = new Argument<string>("events") { Description = "A file of one JSON payload, or one batch, a line; - is standard input." };
        var plan = new Option<string?>("--plan", "-p") { Description = PlanSource.Help + " The one *.plan.json under the current folder when absent." };
        var allowUnplanned = new Option<bool>("--allow-unplanned") { Description = "Events that the plan does not have are counted, but are no failure." };
        var details = new Option<bool>("--details") { Description = "Also writes every violation with its line, as it is found." };
        var format = FormatOption.Create(ValidationFormats.Names, "text");
        var command = new Command("validate", "Holds recorded payloads against the plan, as Segment Protocols does.") { events, plan, allowUnplanned, details, format };
        Examples.AddTo(
            command,
            context,
            "tracking-plan validate events.ndjson",
            "tracking-plan validate events.ndjson --plan tracking-plan/referral.plan.json --details",
            "zcat archive/*.gz | tracking-plan validate - --format json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var validator = new PlanValidator(FileDocuments.Read(await LoadAsync(parsed.GetValue(plan), context, cancellationToken).ConfigureAwait(false)));
            var path = parsed.GetValue(events)!;
            var stream = Open(path, context);
            await using (stream.ConfigureAwait(false))
            {
                using var progress = Progress.Of(stream, context);
                var summary = new ValidationSummary();
                await foreach (var block in EventFile.Check(stream, validator, cancellationToken).ConfigureAwait(false))
                {
                    summary.Add(block);
                    if (parsed.GetValue(details))
                        ValidationFormats.WriteDetails(block, path, parsed.GetValue(format)!, context);
                    progress.Advance(block.Bytes);
                }

                progress.Dispose();
                ValidationFormats.Write(parsed.GetValue(format)!, summary, validator, context);
                return summary.Invalid > 0 || (summary.Unplanned > 0 && !parsed.GetValue(allowUnplanned)) ? ExitCode.Breaking : ExitCode.Clean;
            }
        });
        return command;
    }

    private static async Task<PlanFile> LoadAsync(string? plan, ToolContext context, CancellationToken cancellationToken)
    {
        if (plan is null)
        {
            var found = PlanFinder.Find([], context);
            plan = found is [var only] ? only : throw new InputException($"there are {found.Count} plans here; say which with --plan: {string.Join(", ", found.Take(5))}.");
        }

        return await PlanSource.LoadAsync(plan, context, cancellationToken).ConfigureAwait(false);
    }

    private static Stream Open(string path, ToolContext context)
    {
        if (path == "-")
            return context.OpenInput() ?? throw new InputException("-: standard input is closed; give it the payloads, or name their file.");
        try
        {
            return new FileStream(context.FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new InputException($"{path}: {(Directory.Exists(context.FullPath(path)) ? "is a folder; name a file in it." : "may not be read; check its permissions.")}", exception);
        }
    }
}
