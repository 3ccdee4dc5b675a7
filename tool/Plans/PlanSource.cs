using TrackingPlan.Tool.PublicApi;

namespace TrackingPlan.Tool.Plans;

/// <summary>Loads a plan from wherever a command line may say it is.</summary>
internal static class PlanSource
{
    public const string Help = "A plan file (JSON, a .tf, or RudderStack's YAML), git:REF[:PATH] for a plan at a commit, branch or tag, or segment:[REGION:]ID for the plan in Segment.";

    private const string GitPrefix = "git:";

    /// <exception cref="InputException">There is no plan there.</exception>
    public static Task<PlanFile> LoadAsync(string source, ToolContext context, CancellationToken cancellationToken) =>
        source.StartsWith(GitPrefix, StringComparison.Ordinal) ? FromGitAsync(source, context, cancellationToken)
            : source.StartsWith(RemotePlans.Prefix, StringComparison.Ordinal) ? RemotePlans.LoadAsync(source, context, cancellationToken)
            : LoadFileAsync(source, context, cancellationToken);

    public static async Task<PlanFile> LoadFileAsync(string path, ToolContext context, CancellationToken cancellationToken)
    {
        var (file, name) = PlanLoader.Split(path);
        var text = await TextFile.ReadAsync(context.FullPath(file), file, cancellationToken).ConfigureAwait(false);
        return await PlanLoader.ReadAsync(file, file, name, text, new DiskFolder(context), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<PlanFile> FromGitAsync(string source, ToolContext context, CancellationToken cancellationToken)
    {
        var rest = source[GitPrefix.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var reference = colon < 0 ? rest : rest[..colon];
        var git = new GitRepository(context.Directory);
        var commit = await git.ResolveAsync(reference, cancellationToken).ConfigureAwait(false);
        var path = colon < 0 ? await OnlyPlanAsync(git, commit, reference, cancellationToken).ConfigureAwait(false) : rest[(colon + 1)..];
        (path, var name) = PlanLoader.Split(path);
        var text = await git.ReadAsync(commit, path, reference, cancellationToken).ConfigureAwait(false);
        return await PlanLoader.ReadAsync(PlanLoader.Split(source).File, path, name, text, new CommitFolder(git, commit, reference), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> OnlyPlanAsync(GitRepository git, string commit, string reference, CancellationToken cancellationToken)
    {
        var paths = await git.ListAsync(commit, PlanFinder.Suffix, cancellationToken).ConfigureAwait(false);
        return paths.Count switch
        {
            1 => paths[0],
            0 => throw new InputException($"git:{reference} holds no *{PlanFinder.Suffix} file; say which file is the plan: git:{reference}:PATH."),
            _ => throw new InputException(
                $"git:{reference} holds {paths.Count} plans; say which: {string.Join(", ", paths.Take(5).Select(path => $"git:{reference}:{path}"))}."),
        };
    }
}
