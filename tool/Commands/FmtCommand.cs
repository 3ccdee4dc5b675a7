using System.CommandLine;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan fmt [PLAN...]</c>: canonical order and layout.</summary>
internal static class FmtCommand
{
    public static Command Create(ToolContext context)
    {
        var plans = new Argument<string[]>("plan")
        {
            Description = "The plans to format; all *.plan.json files under the current folder when absent.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Changes nothing; ends with exit code 100 when a plan is not formatted." };
        var command = new Command("fmt", "Puts plans into canonical order and layout; comments stay.") { plans, check };
        Examples.AddTo(command, context, "tracking-plan fmt", "tracking-plan fmt tracking-plan/referral.plan.json", "tracking-plan fmt --check");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var isCheck = parsed.GetValue(check);
            var unformatted = 0;
            foreach (var path in PlanFinder.Find(parsed.GetValue(plans)!, context))
            {
                if (path.StartsWith("git:", StringComparison.Ordinal))
                    throw new InputException($"{path}: a commit cannot be formatted; name a file.");
                var full = context.FullPath(path);
                var plan = await PlanSource.LoadAsync(path, context, cancellationToken).ConfigureAwait(false);
                plan.RequireJson("fmt");
                _ = plan.Model; // What is no plan is not for this tool to rewrite.
                var formatted = PlanFormatter.Format(plan);
                if (formatted.Text == plan.Text && TextFile.MarkOf(full).Length == 0)
                    continue;
                unformatted++;
                if (!isCheck)
                    await TextFile.ReplaceAsync(full, formatted.Text, path, formatted.IsRight, cancellationToken).ConfigureAwait(false);
                context.Out.WriteLine(isCheck ? $"{path}: not formatted; run tracking-plan fmt" : $"{path}: formatted");
            }

            return isCheck && unformatted > 0 ? ExitCode.Breaking : ExitCode.Clean;
        });
        return command;
    }
}
