using System.CommandLine;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.PublicApi;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan pull ID</c>: brings a native plan up to what Segment holds.</summary>
internal static class PullCommand
{
    public static Command Create(ToolContext context)
    {
        var id = new Argument<string>("id") { Description = "The plan's id in Segment, such as tp_123." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The plan to write. One that is there is merged: owners, users, consumers and shared schemas stay.",
        };
        var region = SegmentOptions.Region();
        var command = new Command("pull", "Fetches a plan from Segment, over the one that is there.") { id, output, region };
        Examples.AddTo(
            command,
            context,
            "tracking-plan pull tp_123 --output tracking-plan/app.plan.json",
            "tracking-plan pull tp_123 --region eu --output app.plan.json");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = SegmentConnection.Open(context, parsed.GetValue(region));
            var remote = PlanDocuments.Read(await RemotePlans.ReadAsync(connection.Client, parsed.GetValue(id)!, cancellationToken).ConfigureAwait(false));
            var target = parsed.GetValue(output);
            if (target is not null && File.Exists(context.FullPath(target)))
            {
                var local = await PlanSource.LoadAsync(target, context, cancellationToken).ConfigureAwait(false);
                local.RequireJson("pull");
                remote = PlanMerge.Onto(PlanDocuments.Read(local), remote);
            }

            await ConversionOutput.WriteAsync(NativeWriter.Write(remote), target, context, cancellationToken).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }
}
