using System.Diagnostics;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Programs;

namespace TrackingPlan.Tool.Plans;

/// <summary>Reads files of a commit through the <c>git</c> program, started without a shell. The repository's own settings start nothing.</summary>
internal sealed class GitRepository(string directory)
{
    /// <summary>The commit's full id.</summary>
    /// <param name="reference">A branch, tag or commit; never taken for an option, whatever it is.</param>
    /// <exception cref="InputException">There is no such commit, no repository, or no git.</exception>
    public async Task<string> ResolveAsync(string reference, CancellationToken cancellationToken)
    {
        if (reference.Length == 0)
            throw new InputException("git: needs a branch, tag or commit, such as git:main.");
        var result = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"], cancellationToken)
            .ConfigureAwait(false);
        if (result.ExitCode == 0)
            return result.Text.Trim();

        var isRepository = (await RunAsync(["rev-parse", "--git-dir"], cancellationToken).ConfigureAwait(false)).ExitCode == 0;
        throw new InputException(
            isRepository
                ? $"git:{reference}: there is no such branch, tag or commit here; a shallow clone may lack it: fetch it first (git fetch origin {reference})."
                : $"git:{reference}: {directory} is in no git repository.");
    }

    /// <summary>The paths of a commit that end with a suffix, relative to the repository's root.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string commit, string suffix, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit], cancellationToken).ConfigureAwait(false);
        var paths = new List<string>();
        foreach (var path in result.Text.Split('\0'))
        {
            if (path.EndsWith(suffix, StringComparison.Ordinal))
                paths.Add(path);
        }

        return paths;
    }

    /// <summary>The commit where two sides parted; null when they have none in common, as far as this clone reaches.</summary>
    /// <param name="one">A commit's full id, as <paramref name="other"/>.</param>
    public async Task<string?> MergeBaseAsync(string one, string other, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["merge-base", one, other], cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.Text.Trim() : null;
    }

    /// <summary>How many folders the current one is below the repository's root.</summary>
    public async Task<int> DepthAsync(CancellationToken cancellationToken) =>
        (await RunAsync(["rev-parse", "--show-prefix"], cancellationToken).ConfigureAwait(false)).Text.AsSpan().Count('/');

    /// <param name="path">Relative to the repository's root, or to the current folder when it begins with <c>./</c>.</param>
    /// <param name="reference">What messages call the commit.</param>
    /// <exception cref="InputException">The commit has no such file.</exception>
    public async Task<string> ReadAsync(string commit, string path, string reference, CancellationToken cancellationToken) =>
        await FindAsync(commit, path, cancellationToken).ConfigureAwait(false)
        ?? throw new InputException($"git:{reference}:{path}: {reference} has no such file; paths start at the repository's root.");

    /// <summary>The same; null when the commit has no such file.</summary>
    public async Task<string?> FindAsync(string commit, string path, CancellationToken cancellationToken)
    {
        var result = await RunAsync(["cat-file", "blob", commit + ":" + path], cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.Text : null;
    }

    /// <summary>
    /// What git is told above all that a repository says of itself, which may be anybody's: see the security chapters of git-config(1) and
    /// git(1). Nothing is fetched, whatever protocol, helper or command a remote names for it, and nothing of the repository is run or waits.
    /// </summary>
    private static readonly (string Variable, string Value)[] Environment =
    [
        // A commit that is not here stays away: a partial clone would fetch it, by any command that its configuration has for that.
        ("GIT_NO_LAZY_FETCH", "1"), // from 2.45 on
        ("GIT_ALLOW_PROTOCOL", "none"), // a word that is no protocol, for on Windows an empty variable is none
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_PAGER", "cat"),
        ("GIT_OPTIONAL_LOCKS", "0"),
    ];

    /// <summary>Settings of commands that the subcommands above do not start today.</summary>
    private static readonly string[] Settings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "core.alternateRefsCommand=", "diff.external="];

    private async Task<(int ExitCode, string Text)> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", [.. Settings.SelectMany(setting => new[] { "-c", setting }), .. arguments]) { WorkingDirectory = directory };
        foreach (var (variable, value) in Environment)
            start.Environment[variable] = value;
        var (exitCode, text, _) = await ExternalProgram.RunAsync(
            start,
            output => TextFile.ReadAsync(output.BaseStream, "git " + arguments[0], cancellationToken),
            "git: needs the git program, which is not on the PATH; install git, or name two files.",
            cancellationToken).ConfigureAwait(false);
        return (exitCode, text);
    }
}
