using System.CommandLine;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Review;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary>What <c>diff</c> and <c>review</c> both take, and the way from there to a review.</summary>
internal sealed class ReviewOptions
{
    private readonly Argument<string> _before = new("base") { Description = "The older plan: " + PlanSource.Help };

    private readonly Argument<string> _after = new("head") { Description = "The newer plan, likewise." };

    private readonly Option<bool> _mergeBase;

    private readonly Option<FailOn?> _failOn = new("--fail-on")
    {
        Description = "Which harm ends with exit code 100: code, data, any or none. The policy file's word when absent, else any.",
        HelpName = "code|data|any|none",
    };

    private readonly Option<string?> _policy = new("--policy")
    {
        Description = $"The team's policy, of the base when that is git:REF. {ReviewPolicy.FileName} in the current folder when absent.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _allow = new("--allow")
    {
        Description = $"Changes that the team accepts. {AllowFile.FileName} in the current folder when absent.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _buildLog = new("--build-log")
    {
        Description = "The compiler's ErrorLog (SARIF) of the newer code; names the call sites that a change touches.",
        HelpName = "SARIF",
    };

    /// <param name="fromMergeBase">Whether the older plan is, unless the command line says otherwise, that of the commit where the newer side branched off.</param>
    public ReviewOptions(bool fromMergeBase) => _mergeBase = new Option<bool>("--merge-base")
    {
        Description = "Compares with the commit where the newer side branched off, as git diff base...head does, when base is git:REF.",
        HelpName = "true|false",
        DefaultValueFactory = _ => fromMergeBase,
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_before);
        command.Arguments.Add(_after);
        command.Options.Add(_mergeBase);
        command.Options.Add(_failOn);
        command.Options.Add(_policy);
        command.Options.Add(_allow);
        command.Options.Add(_buildLog);
    }

    public async Task<PlanReview> ReviewAsync(ParseResult parsed, ToolContext context, CancellationToken cancellationToken)
    {
        var log = parsed.GetValue(_buildLog);
        var logText = log is null ? null : await TextFile.ReadAsync(context.FullPath(log), log, cancellationToken).ConfigureAwait(false);
        var older = parsed.GetValue(_before)!;
        var plans = await ComparedPlans.LoadAsync(older, parsed.GetValue(_after)!, parsed.GetValue(_mergeBase), context, cancellationToken).ConfigureAwait(false);
        var files = new TeamFiles(plans, GitSource.Of(older)?.Label ?? older, context);
        var (judge, policyNotes) = await files.PolicyAsync(parsed.GetValue(_policy), cancellationToken).ConfigureAwait(false);
        var (accepted, allowNotes) = await files.AllowedAsync(parsed.GetValue(_allow), cancellationToken).ConfigureAwait(false);
        return new Reviewer(plans.Base, plans.Head, context.Today)
        {
            Policy = judge,
            Allowed = accepted,
            BuildLog = logText is null ? null : BuildLog.Parse(logText, log!, context),
            FailOn = parsed.GetValue(_failOn),
            Notes = [.. policyNotes, .. allowNotes],
        }.Review();
    }
}
