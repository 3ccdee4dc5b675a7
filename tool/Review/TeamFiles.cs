using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Review;

/// <summary>
/// The files by which a team judges changes of its plan, and who decides when a change alters them too: the policy of the base counts,
/// for nobody writes their own gate; the allow file of the head counts, for it is how a change says that a break is meant. Either way the
/// review says what was altered.
/// </summary>
internal sealed class TeamFiles(ComparedPlans plans, string before, ToolContext context)
{
    private readonly GitRepository _git = new(context.Directory);

    /// <param name="named">The file that the command line names; null: the usual one, if it is there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">The policy is not there, or not understood.</exception>
    public async Task<(ReviewPolicy Policy, IReadOnlyList<ReviewNote> Notes)> PolicyAsync(string? named, CancellationToken cancellationToken)
    {
        var shown = named ?? ReviewPolicy.FileName;
        var head = await HeadAsync(named, shown, cancellationToken).ConfigureAwait(false);
        if (plans.BaseTip is not { } tip || await IsOutsideAsync(shown, cancellationToken).ConfigureAwait(false))
            return (head is null ? ReviewPolicy.Default : PolicyReader.Read(head, shown), []);

        var notes = new List<ReviewNote>();
        var text = await AtAsync(tip, shown, cancellationToken).ConfigureAwait(false);
        var policy = Judge(text, head, shown, notes);
        var after = head is null ? ReviewPolicy.Default : PolicyReader.Read(head, shown);
        var start = plans.Start == tip ? text : await AtAsync(plans.Start!, shown, cancellationToken).ConfigureAwait(false);
        if (start != head && Differences(start, after) is { Count: > 0 } differences)
        {
            notes.Add(new ReviewNote(
                $"This change alters {shown}: {string.Join("; ", differences)}. The policy of {before} has judged this review; the new one counts once it is merged.",
                NoteRule.PolicyChanged,
                context.ShownPath(shown)));
        }

        return (policy, notes);
    }

    /// <param name="named">The file that the command line names; null: the usual one, if it is there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">The file is not there, or not understood.</exception>
    public async Task<(AllowFile File, IReadOnlyList<ReviewNote> Notes)> AllowedAsync(string? named, CancellationToken cancellationToken)
    {
        var shown = named ?? AllowFile.FileName;
        if (await HeadAsync(named, shown, cancellationToken).ConfigureAwait(false) is not { } text)
            return (AllowFile.Empty, []);
        var file = AllowFile.Parse(text, shown);
        if (plans.Start is not { } start || await IsOutsideAsync(shown, cancellationToken).ConfigureAwait(false))
            return (file, []);

        // The lines of before were accepted then; what they say is no longer the question.
        var former = await AtAsync(start, shown, cancellationToken).ConfigureAwait(false) is { } formerText ? AllowFile.Known(formerText) : AllowFile.Empty;
        return (file,
        [
            .. file.NotIn(former).Select(entry => new ReviewNote(
                $"This change adds line {entry.Line} of {shown}: {entry.Fingerprint} is accepted until {entry.Until}: {SafeText.Short(entry.Reason)}",
                NoteRule.ChangeAccepted,
                context.ShownPath(shown),
                entry.Line - 1)),
        ]);
    }

    /// <summary>A policy of the base that nobody can read judges nothing: the defaults, which are the strictest, do while it is being mended.</summary>
    private ReviewPolicy Judge(string? text, string? head, string shown, List<ReviewNote> notes)
    {
        if (text is null)
            return ReviewPolicy.Default;
        try
        {
            return PolicyReader.Read(text, $"{before}: {shown}");
        }
        catch (InputException exception) when (head != text)
        {
            notes.Add(new ReviewNote(exception.Message + " Without it, every break fails.", NoteRule.PolicyChanged, context.ShownPath(shown)));
            return ReviewPolicy.Default;
        }
    }

    private static IReadOnlyList<string> Differences(string? before, ReviewPolicy after)
    {
        try
        {
            return (before is null ? ReviewPolicy.Default : PolicyReader.Read(before, "")).DifferencesTo(after);
        }
        catch (InputException)
        {
            return ["it can be read again"];
        }
    }

    /// <summary>The file as the newer side has it: in the folder when that side is what is checked out, with edits that are not committed; else at its commit.</summary>
    private async Task<string?> HeadAsync(string? named, string shown, CancellationToken cancellationToken)
    {
        if (plans.HeadCommit is { } commit
            && commit != await _git.ResolveAsync("HEAD", cancellationToken).ConfigureAwait(false)
            && !await IsOutsideAsync(shown, cancellationToken).ConfigureAwait(false)
            && await AtAsync(commit, shown, cancellationToken).ConfigureAwait(false) is { } text)
            return text;
        var path = context.FullPath(shown);
        if (!File.Exists(path) && (named is null || (plans.BaseTip is { } tip && await AtAsync(tip, shown, cancellationToken).ConfigureAwait(false) is not null)))
            return null;
        return await TextFile.ReadAsync(path, shown, cancellationToken).ConfigureAwait(false);
    }

    private Task<string?> AtAsync(string commit, string shown, CancellationToken cancellationToken) =>
        _git.FindAsync(commit, "./" + Relative(shown), cancellationToken);

    /// <summary>A file beyond the repository is nobody's but of the one who runs the command.</summary>
    private async Task<bool> IsOutsideAsync(string shown, CancellationToken cancellationToken)
    {
        var relative = Relative(shown);
        var above = relative.Split('/').TakeWhile(step => step == "..").Count();
        return Path.IsPathRooted(relative) || above > await _git.DepthAsync(cancellationToken).ConfigureAwait(false);
    }

    private string Relative(string shown) => context.ShownPath(shown);
}
