namespace TrackingPlan.Packages.Tests;

/// <summary>Fresh projects in a folder of their own, which get the package from the feed and all else from where this machine gets packages.</summary>
internal sealed class PackedProjects : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracking-plan-packed-").FullName;
    private readonly PackageFeed _feed;

    public PackedProjects(PackageFeed feed)
    {
        _feed = feed;
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed.Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    public string PathOf(string file) => Path.Combine(_folder, file);

    public void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content);
    }

    /// <summary>A project that refers to the package, unless it gets it through another.</summary>
    public void WriteProject(string file, string sdk = "Microsoft.NET.Sdk", string properties = "", string? items = null)
    {
        items ??= $"""<PackageReference Include="TrackingPlan" Version="{_feed.Version}" />""";
        Write(file, $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
                {properties}
              </PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
    }

    public async Task<CommandResult> DotnetAsync(string verb, string project, params string[] more) => await Command.DotnetAsync(
        _folder,
        [verb, project, "-nologo", "-v:quiet", "-tl:off", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. more],
        ("DOTNET_CLI_UI_LANGUAGE", "en"));

    public async Task SucceedAsync(string verb, string project, params string[] more)
    {
        var result = await DotnetAsync(verb, project, more);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
