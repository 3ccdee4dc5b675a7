using System.Globalization;
using TrackingPlan.Packages.Tests;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace TrackingPlan.Packages.Tests;

/// <summary>A folder with the package as it was built here, under a version that no other run has.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracking-plan-feed-").FullName;

    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.0.0-test.{DateTime.UtcNow.Ticks}");

    public string Folder => _folder;

    public string Package => Path.Combine(_folder, $"TrackingPlan.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var packed = await Command.DotnetAsync(
            Repository.Root,
            ["pack", "runtime", "--no-build", "-c", configuration, "-o", _folder, $"-p:PackageVersion={Version}", "-nologo", "-v:quiet", "-nodeReuse:false"]);
        Assert.True(packed.ExitCode == 0, packed.Output + packed.Error);
    }

    /// <summary>The version that only this run has goes from the machine's cache too.</summary>
    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        var caches = await Command.DotnetAsync(Path.GetTempPath(), ["nuget", "locals", "global-packages", "--list", "--force-english-output"]);
        var cached = Path.Combine(caches.Output.Split(": ", 2)[^1].Trim(), "trackingplan", Version);
        if (Directory.Exists(cached))
            Directory.Delete(cached, recursive: true);
    }
}
