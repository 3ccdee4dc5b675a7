using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackingPlan.Quickstart.Tests;

/// <summary>A project outside the repository that uses what was built here as a package's user would.</summary>
internal sealed partial class TemporaryProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracking-plan-").FullName;

    public TemporaryProject()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "TrackingPlan.dll")}" />
                <Analyzer Include="{Path.Combine(Repository.Root, "generator", "bin", configuration, "netstandard2.0", "TrackingPlan.Generator.dll")}" />
              </ItemGroup>
              <Import Project="{Path.Combine(Repository.Root, "runtime", "buildTransitive", "TrackingPlan.targets")}" />
            </Project>
            """);
    }

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder, file), content);

    /// <summary>Builds, and returns the exit code and every error with its place.</summary>
    public async Task<(int ExitCode, IReadOnlyList<BuildError> Errors)> BuildAsync()
    {
        // No server may stay behind: it would hold this generator when the next one is tested.
        var result = await Command.DotnetAsync(
            _folder, ["build", "-nologo", "-v:quiet", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false"], ("DOTNET_CLI_UI_LANGUAGE", "en"));
        var errors = ErrorLine().Matches(result.Output).Select(match => new BuildError(
            Path.GetFileName(match.Groups["file"].Value),
            int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["column"].Value, CultureInfo.InvariantCulture),
            match.Groups["id"].Value,
            match.Groups["message"].Value)).Distinct().ToList();
        Assert.True(result.ExitCode == 0 || errors.Count > 0, result.Output + result.Error);
        return (result.ExitCode, errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+)\((?<line>\d+),(?<column>\d+)\): error (?<id>\w+): (?<message>[^\r\n]*) \[", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}

/// <summary>An error of a build.</summary>
internal sealed record BuildError(string File, int Line, int Column, string Id, string Message);
