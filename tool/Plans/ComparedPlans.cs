using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Plans;

/// <summary>The two plans of a comparison, and the commits that they come from.</summary>
/// <param name="BaseTip">The commit that the older plan's source names; null when it is none of git's.</param>
/// <param name="Start">The commit that the older plan was read at: the tip, or where the newer side branched off from it.</param>
/// <param name="HeadCommit">Likewise of the newer plan; null when it is no longer, or not yet, a commit's.</param>
internal sealed record ComparedPlans(PlanFile Base, PlanFile Head, string? BaseTip, string? Start, string? HeadCommit)
{
    /// <param name="before">Where the older plan is, as the command line says it.</param>
    /// <param name="after">Where the newer plan is.</param>
    /// <param name="fromMergeBase">Compares with the commit where the newer side left the older one, as <c>git diff base...head</c> does.</param>
    /// <param name="context">Where the command runs.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A plan cannot be read, or the two sides have nothing in common.</exception>
    public static async Task<ComparedPlans> LoadAsync(string before, string after, bool fromMergeBase, ToolContext context, CancellationToken cancellationToken)
    {
        var head = GitSource.Of(after);
        if (GitSource.Of(before) is not { } source)
        {
            var other = head is null ? null : await new GitRepository(context.Directory).ResolveAsync(head.Reference, cancellationToken).ConfigureAwait(false);
            return new ComparedPlans(await Plan(before).ConfigureAwait(false), await Plan(after).ConfigureAwait(false), null, null, other);
        }

        var git = new GitRepository(context.Directory);
        var tip = await git.ResolveAsync(source.Reference, cancellationToken).ConfigureAwait(false);
        var headCommit = head is null ? null : await git.ResolveAsync(head.Reference, cancellationToken).ConfigureAwait(false);
        var start = tip;
        if (fromMergeBase && !PlanSource.IsRemote(after))
        {
            var side = headCommit ?? await git.ResolveAsync("HEAD", cancellationToken).ConfigureAwait(false);
            start = await git.MergeBaseAsync(tip, side, cancellationToken).ConfigureAwait(false)
                ?? throw new InputException(
                    $"{before} and {after} have no commit in common here; a shallow clone lacks it: fetch more (git fetch --unshallow), or compare the two as they are (--merge-base false).");
        }

        var label = start == tip ? source.Label : $"{source.Label} (merge base {start[..12]})";
        var older = await source.ReadAsync(git, start, label, cancellationToken).ConfigureAwait(false);
        return new ComparedPlans(older, await Plan(after).ConfigureAwait(false), tip, start, headCommit);

        Task<PlanFile> Plan(string at) => PlanSource.LoadAsync(at, context, cancellationToken);
    }
}
