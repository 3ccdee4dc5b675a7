using System.CommandLine;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan lock [PLAN...]</c>: writes the contract that the analyzers hold a plan against.</summary>
internal static class LockCommand
{
    public static Command Create(ToolContext context)
    {
        var plans = new Argument<string[]>("plan")
        {
            Description = "The plans to lock; all *.plan.json files under the current folder when absent.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Writes nothing; exit code 100 when a lock is missing or not what the plan says." };
        var command = new Command("lock", "Writes the lock of a plan: its contract, one line for each event and property.") { plans, check };
        Examples.AddTo(command, context, "tracking-plan lock", "tracking-plan lock tracking-plan/referral.plan.json", "tracking-plan lock --check");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var stale = 0;
            foreach (var path in PlanFinder.Find(parsed.GetValue(plans)!, context))
                stale += await LockAsync(path, parsed.GetValue(check), context, cancellationToken).ConfigureAwait(false) ? 0 : 1;
            return stale > 0 ? ExitCode.Breaking : ExitCode.Clean;
        });
        return command;
    }

    /// <summary>False when the lock is stale and stays so.</summary>
    private static async Task<bool> LockAsync(string planPath, bool checksOnly, ToolContext context, CancellationToken cancellationToken)
    {
        var plan = await PlanSource.LoadFileAsync(planPath, context, cancellationToken).ConfigureAwait(false);
        plan.RequireJson("lock");
        var text = PlanLock.Write(plan.Model);
        var path = PlanLock.PathOf(planPath);
        var file = context.FullPath(path);
        var old = File.Exists(file) ? await TextFile.ReadAsync(file, path, cancellationToken).ConfigureAwait(false) : null;
        if (old is not null && old.Replace("\r\n", "\n", StringComparison.Ordinal) == text)
        {
            context.Out.WriteLine($"{context.ShownPath(path)} is what {plan.Path} says.");
            return true;
        }

        if (checksOnly)
        {
            context.Out.WriteLine($"{context.ShownPath(path)} {(old is null ? "is missing" : $"is not what {plan.Path} says")}; 'tracking-plan lock' writes it.");
            return false;
        }

        var written = text.Replace("\n", LineEnds.Of(old ?? ""), StringComparison.Ordinal);
        await TextFile.ReplaceAsync(file, written, path, readBack => PlanLock.IsReadBack(readBack, text), cancellationToken).ConfigureAwait(false);
        context.Out.WriteLine($"{context.ShownPath(path)} written.");
        return true;
    }
}
