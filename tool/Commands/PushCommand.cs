using System.CommandLine;
using TrackingPlan.Plan.Diff;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.PublicApi;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan push PLAN --to ID</c>: shows what would change in Segment, and changes it when told to.</summary>
internal static class PushCommand
{
    public static Command Create(ToolContext context)
    {
        var source = new Argument<string>("plan") { Description = PlanSource.Help };
        var to = new Option<string>("--to", "-t") { Description = "The plan's id in Segment, such as tp_123.", Required = true };
        var apply = new Option<bool>("--apply") { Description = "Writes; without it nothing is written." };
        var prune = new Option<bool>("--prune") { Description = "Also deletes rules that the plan does not have. COMMON rules and Segment's own are never deleted." };
        var region = SegmentOptions.Region();
        var command = new Command("push", "Shows what would change in Segment; with --apply, changes it.") { source, to, apply, prune, region };
        Examples.AddTo(
            command,
            context,
            "tracking-plan push tracking-plan/app.plan.json --to tp_123",
            "tracking-plan push tracking-plan/app.plan.json --to tp_123 --apply",
            "tracking-plan push git:main --to tp_123 --region eu --apply --prune");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetValue(to)!;
            var local = PlanDocuments.Read(await PlanSource.LoadAsync(parsed.GetValue(source)!, context, cancellationToken).ConfigureAwait(false));
            using var connection = SegmentConnection.Open(context, parsed.GetValue(region));
            var remote = await connection.Client.Plan(id, cancellationToken).ConfigureAwait(false);
            var rules = await connection.Client.Rules(id, cancellationToken).ConfigureAwait(false);
            var push = PushPlan.Of(local, rules);
            var isPrune = parsed.GetValue(prune);
            Show(push, RemotePlans.ToFile(remote, rules), RemotePlans.ToFile(remote, push.After(rules, isPrune)), isPrune, context.Out);

            var deletes = isPrune ? push.OnlyRemote : [];
            if (push.Added.Count + push.Changed.Count + deletes.Count == 0)
                return ExitCode.Clean;
            if (!parsed.GetValue(apply))
            {
                context.Out.WriteLine("Dry run: nothing was written. Run it again with --apply to write.");
                return ExitCode.Clean;
            }

            using var held = context.Interruption?.Hold();
            await connection.Client.Write(id, [.. push.Added, .. push.Changed], cancellationToken).ConfigureAwait(false);
            await connection.Client.Delete(id, deletes, cancellationToken).ConfigureAwait(false);
            context.Out.WriteLine($"Written to {SafeText.Short(remote.Name)} ({id}). Segment takes up to 15 minutes to apply it.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static void Show(PushPlan push, PlanFile before, PlanFile after, bool prune, TextWriter output)
    {
        foreach (var rule in push.Added)
            output.WriteLine($"+ {SafeText.OneLine(RuleId.Of(rule).ToString())}");
        foreach (var rule in push.Changed)
            output.WriteLine($"~ {SafeText.OneLine(RuleId.Of(rule).ToString())}");
        foreach (var rule in push.OnlyRemote)
            output.WriteLine($"{(prune ? "-" : "=")} {SafeText.OneLine(rule.ToString())}{(prune ? "" : " (not in the plan; --prune deletes it)")}");
        foreach (var change in PlanDiff.Compare(before.Model, after.Model))
            output.WriteLine($"  {change.Rule.Id}: {SafeText.OneLine(change.Message)}");
        var deleted = prune ? push.OnlyRemote.Count : 0;
        output.WriteLine($"{push.Added.Count} to add, {push.Changed.Count} to change, {deleted} to delete, {push.Unchanged} unchanged.");
    }
}
