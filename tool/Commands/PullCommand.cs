using System.CommandLine;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Model;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.PublicApi;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan pull ID</c>: brings a native plan up to what Segment holds.</summary>
internal static class PullCommand
{
    public static Command Create(ToolContext context)
    {
        var id = new Argument<string>("id") { Description = "The plan's id in Segment, such as tp_123." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The plan to write. One that is there is merged: comments, layout, events that Segment does not have, owners, users, consumers and shared schemas stay.",
        };
        var region = PublicApiOptions.Region();
        var command = new Command("pull", "Fetches a plan from Segment, over the one that is there.") { id, output, region };
        Examples.AddTo(
            command,
            context,
            "tracking-plan pull tp_123 --output tracking-plan/app.plan.json",
            "tracking-plan pull tp_123 --region eu --output app.plan.json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetValue(output);
            var local = target is not null && File.Exists(context.FullPath(target)) ? await LocalAsync(target, context, cancellationToken).ConfigureAwait(false) : null;
            using var connection = SegmentConnection.Open(context, parsed.GetValue(region));
            var remote = FileDocuments.Read(await RemotePlans.ReadAsync(connection.Client, parsed.GetValue(id)!, cancellationToken).ConfigureAwait(false));
            if (local is null)
                await ConversionOutput.WriteAsync(PlanFormats.Write("native", remote), target, context, cancellationToken).ConfigureAwait(false);
            else
                await MergeAsync(local, remote, target!, context, cancellationToken).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>The plan that is there, when something can be merged into it.</summary>
    private static async Task<PlanFile> LocalAsync(string target, ToolContext context, CancellationToken cancellationToken)
    {
        var local = await PlanSource.LoadFileAsync(target, context, cancellationToken).ConfigureAwait(false);
        local.RequireJson("pull");
        if (local.Model.Shape != PlanShape.Native)
            throw new InputException($"{target}: is no native plan, and nothing else is merged into; name another --output, or import it first.");
        PlanFormatter.RequireFaultless(local);
        return local;
    }

    private static async Task MergeAsync(PlanFile local, PlanDocument remote, string target, ToolContext context, CancellationToken cancellationToken)
    {
        var merge = PlanMerge.Onto(local, remote);
        ConversionOutput.WriteLosses(merge.Losses, context);
        foreach (var path in merge.OnlyLocal.Select(call => call.Path).Concat(merge.Undescribed.Select(call => call.Path + ".description")))
            context.Error.WriteLine($"only here: {SafeText.OneLine(path)}: stays; push adds it to Segment, unless it was deleted there and is to go here too");
        if (merge.Text == local.Text)
        {
            context.Error.WriteLine($"{SafeText.OneLine(context.ShownPath(target))} already says what Segment holds; it was left as it is.");
            return;
        }

        foreach (var change in PlanDiff.Compare(local.Model, PlanFile.Read(local.Label, local.Path, merge.Text).Model))
            context.Error.WriteLine($"{change.Rule.Id}: {SafeText.OneLine(change.Message)}");

        // The edit has read its own result back, as every edit of a plan's text does.
        await TextFile.ReplaceAsync(context.FullPath(target), merge.Text, target, static _ => true, cancellationToken).ConfigureAwait(false);
        context.Error.WriteLine($"Wrote {SafeText.OneLine(context.ShownPath(target))}.");
    }
}
