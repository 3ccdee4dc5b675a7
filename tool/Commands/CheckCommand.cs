using System.CommandLine;
using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Checking;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan check [PLAN...]</c>: every rule about the plan itself.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolContext context)
    {
        var plans = new Argument<string[]>("plan")
        {
            Description = "The plans to check; all *.plan.json files under the current folder when absent.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var failOn = new Option<Severity>("--fail-on")
        {
            Description = "The least severity that ends with exit code 100: error, warning or info.",
            HelpName = "error|warning|info",
            DefaultValueFactory = _ => Severity.Error,
        };
        var format = FormatOption.Create(CheckFormats.Names, "text");
        var command = new Command("check", "Checks plans: JSON, schema, names, references, contradictions.") { plans, failOn, format };
        Examples.AddTo(
            command,
            context,
            "tracking-plan check",
            "tracking-plan check tracking-plan/referral.plan.json --fail-on warning",
            "tracking-plan check git:HEAD --format github");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var results = new List<CheckedPlan>();
            foreach (var source in PlanFinder.Find(parsed.GetValue(plans)!, context))
            {
                var plan = await PlanSource.LoadAsync(source, context, cancellationToken).ConfigureAwait(false);
                results.Add(PlanCheck.Run(plan));
            }

            CheckFormats.Write(parsed.GetValue(format)!, results, context);
            var least = parsed.GetValue(failOn);
            return results.Any(result => result.Findings.Any(finding => finding.Severity >= least)) ? ExitCode.Breaking : ExitCode.Clean;
        });
        return command;
    }
}
