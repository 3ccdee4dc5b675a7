using System.CommandLine;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.PublicApi;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan push PLAN --to ID</c>: shows what would change in Segment, and changes it when told to.</summary>
internal static class PushCommand
{
    public static Command Create(ToolContext context)
    {
        var source = new Argument<string>("plan") { Description = PlanSource.Help };
        var to = new Option<string>("--to", "-t") { Description = "The plan's id in Segment, such as tp_123.", Required = true };
        var apply = new Option<bool>("--apply") { Description = "Writes; without it nothing is written." };
        var prune = new Option<int?>("--prune")
        {
            Description = "Also deletes rules that the plan does not have: exactly so many, as the command shows without --apply. "
                + "COMMON rules, Segment's own and what a plan cannot hold are never deleted.",
            HelpName = "COUNT",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var region = PublicApiOptions.Region();
        var command = new Command("push", "Shows what would change in Segment; with --apply, changes it.") { source, to, apply, prune, region };
        Examples.AddTo(
            command,
            context,
            "tracking-plan push tracking-plan/app.plan.json --to tp_123",
            "tracking-plan push tracking-plan/app.plan.json --to tp_123 --apply",
            "tracking-plan push git:main --to tp_123 --region eu --apply --prune 2");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = parsed.GetValue(to)!;
            var isPrune = parsed.GetResult(prune) is not null;
            var file = await PlanSource.LoadAsync(parsed.GetValue(source)!, context, cancellationToken).ConfigureAwait(false);
            var local = FileDocuments.Read(file);
            var shape = file.Model.Shape;
            if (isPrune && shape is not (PlanShape.Native or PlanShape.SegmentPublicApi))
                throw new InputException($"{file.Label}: --prune would delete rules that a file of this shape cannot hold; import it as a native plan first.");
            using var connection = SegmentConnection.Open(context, parsed.GetValue(region));
            var remote = await connection.Client.Plan(id, cancellationToken).ConfigureAwait(false);
            var rules = await connection.Client.Rules(id, cancellationToken).ConfigureAwait(false);
            var push = PushPlan.Of(local, rules, holdsAll: shape == PlanShape.SegmentPublicApi);
            ConversionOutput.WriteLosses(push.NotHeld, context);
            Show(push, RemotePlans.ToFile(remote, rules), RemotePlans.ToFile(remote, push.After(rules, isPrune)), isPrune, context.Out);

            IReadOnlyList<JsonValue> writes = [.. push.Added, .. push.Changed];
            var deletes = isPrune ? push.OnlyRemote : [];
            var isApplied = parsed.GetValue(apply);
            if (isPrune)
                await AgreeAsync(parsed.GetValue(prune), deletes.Count, isApplied, remote, context, cancellationToken).ConfigureAwait(false);
            if (writes.Count + deletes.Count == 0)
                return ExitCode.Clean;
            if (!isApplied)
            {
                context.Out.WriteLine($"Dry run: nothing was written. Run it again with {(deletes.Count > 0 ? $"--prune {deletes.Count} " : "")}--apply to write.");
                return ExitCode.Clean;
            }

            using var held = context.Interruption?.Hold();
            var outcome = await new PushRun(connection.Client, id, rules, context.Clock).RunAsync(writes, deletes, cancellationToken).ConfigureAwait(false);
            if (!outcome.IsWhole)
            {
                PushReport.WriteRest(outcome, context.Out);
                throw PushReport.Failure(outcome);
            }

            context.Out.WriteLine($"Written to {SafeText.Short(remote.Name)} ({id}) and read back. Segment takes up to 15 minutes to apply it.");
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>What is deleted is gone with its history: only who has counted may do it.</summary>
    /// <exception cref="InputException">The number is wrong, or there is none and nobody to ask.</exception>
    private static async Task AgreeAsync(int? said, int count, bool isApplied, RemotePlan remote, ToolContext context, CancellationToken cancellationToken)
    {
        if (said == count || (said is null && (count == 0 || !isApplied)))
            return;
        if (said is not null)
            throw new InputException($"nothing was written: --prune {said} is not what would be deleted; look at the {count} rules above, and say --prune {count} if they are to go.");
        if (context.In is not { } person)
            throw new InputException($"nothing was written: to delete the {count} rules above, say --prune {count}.");
        context.Out.Write($"This deletes {count} rules of {SafeText.Short(remote.Name)}. Type their number to go on: ");
        await context.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
        var answer = await Task.Run(person.ReadLine, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!int.TryParse(answer, out var typed) || typed != count)
            throw new InputException($"nothing was written: {count} was not typed.");
    }

    private static void Show(PushPlan push, PlanFile before, PlanFile after, bool prune, TextWriter output)
    {
        foreach (var rule in push.Added)
            output.WriteLine($"+ {SafeText.OneLine(RuleId.Of(rule).ToString())}");
        foreach (var rule in push.Changed)
            output.WriteLine($"~ {SafeText.OneLine(RuleId.Of(rule).ToString())}");
        foreach (var rule in push.OnlyRemote)
            output.WriteLine($"{(prune ? "-" : "=")} {SafeText.OneLine(rule.ToString())}{(prune ? "" : " (not in the plan; --prune deletes it)")}");
        foreach (var (rule, why) in push.Kept)
            output.WriteLine($"= {SafeText.OneLine(rule.ToString())} (never deleted: {why})");
        foreach (var change in PlanDiff.Compare(before.Model, after.Model))
            output.WriteLine($"  {change.Rule.Id}: {SafeText.OneLine(change.Message)}");
        var deleted = prune ? push.OnlyRemote.Count : 0;
        output.WriteLine($"{push.Added.Count} to add, {push.Changed.Count} to change, {deleted} to delete, {push.Unchanged} unchanged.");
    }
}
