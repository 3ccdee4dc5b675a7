using System.Text.Json;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Usages;

/// <summary>A project and the assembly that it builds.</summary>
internal sealed record ProjectOutput(string Name, string Assembly, bool IsTest);

/// <summary>Asks MSBuild, which alone knows, what the projects of a solution build, and builds them first.</summary>
internal static class ProjectOutputs
{
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];

    /// <param name="path">A project, a solution, or a folder with one of them.</param>
    /// <param name="build">Whether to build first; else the assemblies must be there.</param>
    /// <exception cref="InputException">There is no project, or it does not build.</exception>
    public static async Task<IReadOnlyList<ProjectOutput>> FindAsync(string path, bool build, ToolContext context, CancellationToken cancellationToken)
    {
        var file = Resolve(path, context);
        var folder = Path.GetDirectoryName(file)!;
        if (build)
        {
            var (exitCode, output) = await Dotnet.RunAsync(folder, ["build", file, "-nologo", "-v", "quiet"], cancellationToken).ConfigureAwait(false);
            if (exitCode != 0)
            {
                var error = output.Split('\n').FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal)) ?? output.Trim().Split('\n')[^1];
                throw new InputException($"{path}: does not build: {SafeText.Short(error.Trim())}");
            }
        }

        var outputs = new List<ProjectOutput>();
        foreach (var project in await ProjectsAsync(file, folder, cancellationToken).ConfigureAwait(false))
            outputs.Add(await QueryAsync(project, [], cancellationToken).ConfigureAwait(false));
        return outputs;
    }

    private static string Resolve(string path, ToolContext context)
    {
        var full = context.FullPath(path);
        if (File.Exists(full))
            return full;
        if (!Directory.Exists(full))
            throw new InputException($"{path}: there is no such project, solution or folder.");
        foreach (var patterns in new[] { Solutions, [".csproj", ".fsproj", ".vbproj"] })
        {
            var found = Directory.EnumerateFiles(full).Where(f => patterns.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal).ToList();
            if (found.Count > 1)
                throw new InputException($"{path}: holds several; say which: {string.Join(", ", found.Select(context.ShownPath))}.");
            if (found.Count == 1)
                return found[0];
        }

        throw new InputException($"{path}: holds no project and no solution.");
    }

    private static async Task<IReadOnlyList<string>> ProjectsAsync(string file, string folder, CancellationToken cancellationToken)
    {
        if (!Solutions.Contains(Path.GetExtension(file)))
            return [file];
        var (exitCode, output) = await Dotnet.RunAsync(folder, ["sln", file, "list"], cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
            throw new InputException($"{Path.GetFileName(file)}: is no solution: {SafeText.Short(output.Trim())}");
        return
        [
            .. output.Split('\n').Select(line => line.Trim()).Where(line => line.EndsWith("proj", StringComparison.Ordinal))
                .Select(line => Path.GetFullPath(line.Replace('\\', Path.DirectorySeparatorChar), folder)),
        ];
    }

    private static async Task<ProjectOutput> QueryAsync(string project, string[] more, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await Dotnet.RunAsync(
            Path.GetDirectoryName(project)!,
            ["msbuild", project, "-nologo", "-getProperty:TargetPath", "-getProperty:TargetFrameworks", "-getProperty:IsTestProject", .. more],
            cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
            throw new InputException($"{project}: MSBuild cannot read it: {SafeText.Short(output.Trim().Split('\n')[^1])}");
        using var answer = JsonDocument.Parse(output);
        var properties = answer.RootElement.GetProperty("Properties");

        // A project for several frameworks builds the same calls for each: one is enough.
        if (Text("TargetFrameworks") is { Length: > 0 } frameworks && more.Length == 0)
            return await QueryAsync(project, ["-p:TargetFramework=" + frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0]], cancellationToken).ConfigureAwait(false);
        return new ProjectOutput(
            Path.GetFileNameWithoutExtension(project), Text("TargetPath"), Text("IsTestProject").Equals("true", StringComparison.OrdinalIgnoreCase));

        string Text(string name) => properties.GetProperty(name).GetString()!.Trim();
    }
}
