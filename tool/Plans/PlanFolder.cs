using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Plans;

/// <summary>Where a plan's other files stand: on disk, or in a commit. Paths have forward slashes.</summary>
internal abstract class PlanFolder
{
    /// <exception cref="InputException">It is not there, or no text.</exception>
    public abstract Task<string> ReadAsync(string path, CancellationToken cancellationToken);

    public abstract Task<bool> HasAsync(string path, CancellationToken cancellationToken);

    /// <summary>The YAML files of a folder and of all below it, build output and dependencies left out, sorted.</summary>
    public abstract Task<IReadOnlyList<string>> YamlAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The folder of a file, then those around it, as far as one may look.</summary>
    public abstract IEnumerable<string> Around(string path);

    /// <summary>What messages call a file.</summary>
    public abstract string Label(string path);

    /// <summary>What reports call a file.</summary>
    public abstract string Shown(string path);

    /// <summary>A path relative to a file's folder.</summary>
    public static string Beside(string path, string relative)
    {
        var parts = new List<string>();
        foreach (var part in Path.Combine(Path.GetDirectoryName(path) ?? "", relative).Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not ("" or ".."))
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    protected static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    protected static string Parent(string path) => (Path.GetDirectoryName(path) ?? "").Replace('\\', '/');
}

/// <summary>Files on disk, by the paths that the user gives.</summary>
internal sealed class DiskFolder(ToolContext context) : PlanFolder
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    public override Task<string> ReadAsync(string path, CancellationToken cancellationToken) => TextFile.ReadAsync(context.FullPath(path), path, cancellationToken);

    public override Task<bool> HasAsync(string path, CancellationToken cancellationToken) => Task.FromResult(File.Exists(context.FullPath(path)));

    public override Task<IReadOnlyList<string>> YamlAsync(string folder, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(context.FullPath(folder), "*.y*ml", Everywhere))
        {
            var shown = context.ShownPath(path);
            if (IsYaml(path) && !PlanFinder.IsOutput(shown))
                found.Add(shown);
        }

        found.Sort(StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<string>>(found);
    }

    /// <summary>Up to the folder where the tool runs; from elsewhere, one further.</summary>
    public override IEnumerable<string> Around(string path)
    {
        var folder = Path.GetDirectoryName(context.FullPath(path))!;
        var isInside = !context.ShownPath(folder).StartsWith("..", StringComparison.Ordinal);
        yield return folder;
        while (folder != context.FullPath(".") && Path.GetDirectoryName(folder) is { } parent)
        {
            yield return parent;
            if (!isInside)
                break;
            folder = parent;
        }
    }

    public override string Label(string path) => path;

    public override string Shown(string path) => context.ShownPath(path);
}

/// <summary>Files of a commit, by their paths from the repository's root.</summary>
internal sealed class CommitFolder(GitRepository git, string commit, string reference) : PlanFolder
{
    private IReadOnlyList<string>? _files;

    public override Task<string> ReadAsync(string path, CancellationToken cancellationToken) => git.ReadAsync(commit, path, reference, cancellationToken);

    public override async Task<bool> HasAsync(string path, CancellationToken cancellationToken) => (await FilesAsync(cancellationToken).ConfigureAwait(false)).Contains(path);

    public override async Task<IReadOnlyList<string>> YamlAsync(string folder, CancellationToken cancellationToken)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        return [.. (await FilesAsync(cancellationToken).ConfigureAwait(false))
            .Where(path => IsYaml(path) && path.StartsWith(prefix, StringComparison.Ordinal) && !PlanFinder.IsOutput(path)).Order(StringComparer.Ordinal)];
    }

    public override IEnumerable<string> Around(string path)
    {
        var folder = path;
        do
        {
            folder = Parent(folder);
            yield return folder;
        }
        while (folder.Length > 0);
    }

    public override string Label(string path) => $"git:{reference}:{path}";

    public override string Shown(string path) => path;

    private async Task<IReadOnlyList<string>> FilesAsync(CancellationToken cancellationToken) =>
        _files ??= await git.ListAsync(commit, "", cancellationToken).ConfigureAwait(false);
}
