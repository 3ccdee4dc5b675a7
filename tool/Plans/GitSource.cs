using TrackingPlan.Language.Documents;

namespace TrackingPlan.Tool.Plans;

/// <summary>A plan at a commit, as a command line says it: <c>git:REF[:PATH]</c>.</summary>
/// <param name="Reference">A branch, tag or commit.</param>
/// <param name="Path">From the repository's root, or from the current folder when it begins with <c>./</c>; null: the only plan there.</param>
internal sealed record GitSource(string Reference, string? Path)
{
    private const string Prefix = "git:";

    /// <summary>Null when the source is something else.</summary>
    public static GitSource? Of(string source)
    {
        if (!source.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var rest = source[Prefix.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new GitSource(rest, null) : new GitSource(rest[..colon], rest[(colon + 1)..]);
    }

    /// <summary>The source as people read it: a commit's id by its first digits.</summary>
    public string Label => Prefix
        + (Reference.Length == 40 && Reference.All(char.IsAsciiHexDigit) ? Reference[..12] : Reference)
        + (Path is null ? "" : ":" + Path);

    /// <param name="git">The repository.</param>
    /// <param name="commit">Where to read: the reference itself, or another commit in its place.</param>
    /// <param name="label">What messages call the plan.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">There is no plan there, or several.</exception>
    public async Task<PlanFile> ReadAsync(GitRepository git, string commit, string label, CancellationToken cancellationToken)
    {
        var path = Path ?? await OnlyPlanAsync(git, commit, cancellationToken).ConfigureAwait(false);
        (path, var name) = PlanLoader.Split(path);
        var text = await git.ReadAsync(commit, path, Reference, cancellationToken).ConfigureAwait(false);
        return await PlanLoader.ReadAsync(
            PlanLoader.Split(label).File, path, name, text, new CommitFolder(git, commit, Reference), cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> OnlyPlanAsync(GitRepository git, string commit, CancellationToken cancellationToken)
    {
        var paths = await git.ListAsync(commit, PlanFinder.Suffix, cancellationToken).ConfigureAwait(false);
        return paths.Count switch
        {
            1 => paths[0],
            0 => throw new InputException($"git:{Reference} holds no *{PlanFinder.Suffix} file; say which file is the plan: git:{Reference}:PATH."),
            _ => throw new InputException(
                $"git:{Reference} holds {paths.Count} plans; say which: {string.Join(", ", paths.Take(5).Select(path => $"git:{Reference}:{path}"))}."),
        };
    }
}
