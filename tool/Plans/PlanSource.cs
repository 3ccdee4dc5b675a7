using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Plans;

/// <summary>Loads a plan from wherever a command line may say it is.</summary>
internal static class PlanSource
{
    public const string Help = "A plan file (JSON, a .tf, or RudderStack's YAML), git:REF[:PATH] for a plan at a commit, branch or tag, or segment:[REGION:]ID for the plan in Segment.";

    /// <exception cref="InputException">There is no plan there.</exception>
    public static Task<PlanFile> LoadAsync(string source, ToolContext context, CancellationToken cancellationToken) =>
        GitSource.Of(source) is { } git ? FromGitAsync(git, context, cancellationToken)
            : IsRemote(source) ? RemotePlans.LoadAsync(source, context, cancellationToken)
            : LoadFileAsync(source, context, cancellationToken);

    public static async Task<PlanFile> LoadFileAsync(string path, ToolContext context, CancellationToken cancellationToken)
    {
        var (file, name) = PlanLoader.Split(path);
        var text = await TextFile.ReadAsync(context.FullPath(file), file, cancellationToken).ConfigureAwait(false);
        return await PlanLoader.ReadAsync(file, file, name, text, new DiskFolder(context), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a plan lives in Segment.</summary>
    public static bool IsRemote(string source) => source.StartsWith(RemotePlans.Prefix, StringComparison.Ordinal);

    private static async Task<PlanFile> FromGitAsync(GitSource source, ToolContext context, CancellationToken cancellationToken)
    {
        var git = new GitRepository(context.Directory);
        var commit = await git.ResolveAsync(source.Reference, cancellationToken).ConfigureAwait(false);
        return await source.ReadAsync(git, commit, source.Label, cancellationToken).ConfigureAwait(false);
    }
}
