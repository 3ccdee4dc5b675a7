using System.CommandLine;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Review;

namespace TrackingPlan.Tool.Commands;

/// <summary>What <c>diff</c> and <c>review</c> both take, and the way from there to a review.</summary>
internal sealed class ReviewOptions
{
    private readonly Argument<string> before = new("base") { Description = "The older plan: " + PlanSource.Help };

    private readonly Argument<string> after = new("head") { Description = "The newer plan, likewise." };

    private readonly Option<FailOn?> failOn = new("--fail-on")
    {
        Description = "Which harm ends with exit code 100: code, data, any or none. The policy file's word when absent, else any.",
        HelpName = "code|data|any|none",
    };

    private readonly Option<string?> policy = new("--policy")
    {
        Description = $"The team's policy. {ReviewPolicy.FileName} in the current folder when absent.",
        HelpName = "FILE",
    };

    private readonly Option<string?> allow = new("--allow")
    {
        Description = $"Changes that the team accepts. {AllowFile.FileName} in the current folder when absent.",
        HelpName = "FILE",
    };

    private readonly Option<string?> buildLog = new("--build-log")
    {
        Description = "The compiler's ErrorLog (SARIF) of the newer code; names the call sites that a change touches.",
        HelpName = "SARIF",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(before);
        command.Arguments.Add(after);
        command.Options.Add(failOn);
        command.Options.Add(policy);
        command.Options.Add(allow);
        command.Options.Add(buildLog);
    }

    public async Task<PlanReview> ReviewAsync(ParseResult parsed, ToolContext context, CancellationToken cancellationToken)
    {
        var policyFile = await OptionalAsync(parsed.GetValue(policy), ReviewPolicy.FileName, context, cancellationToken).ConfigureAwait(false);
        var allowFile = await OptionalAsync(parsed.GetValue(allow), AllowFile.FileName, context, cancellationToken).ConfigureAwait(false);
        var log = parsed.GetValue(buildLog);
        var logText = log is null ? null : await TextFile.ReadAsync(context.FullPath(log), log, cancellationToken).ConfigureAwait(false);
        var older = await PlanSource.LoadAsync(parsed.GetValue(before)!, context, cancellationToken).ConfigureAwait(false);
        var newer = await PlanSource.LoadAsync(parsed.GetValue(after)!, context, cancellationToken).ConfigureAwait(false);
        return new Reviewer(older, newer, context.Today)
        {
            Policy = policyFile is { } p ? ReviewPolicy.Parse(p.Text, p.Shown) : ReviewPolicy.Default,
            Allowed = allowFile is { } a ? AllowFile.Parse(a.Text, a.Shown) : AllowFile.Empty,
            BuildLog = logText is null ? null : BuildLog.Parse(logText, log!, context),
            FailOn = parsed.GetValue(failOn),
        }.Review();
    }

    private static async Task<(string Text, string Shown)?> OptionalAsync(
        string? named, string usual, ToolContext context, CancellationToken cancellationToken)
    {
        var path = context.FullPath(named ?? usual);
        if (named is null && !File.Exists(path))
            return null;
        var shown = named ?? usual;
        return (await TextFile.ReadAsync(path, shown, cancellationToken).ConfigureAwait(false), shown);
    }
}
