namespace TrackingPlan.Tool.Tests.Workflows;

/// <summary>A folder with the tool as a package, from which workflows install it as they would from nuget.org.</summary>
public sealed class ToolFeed : IAsyncLifetime
{
    private readonly ToolFolder _folder = new();

    internal string Folder => _folder.Path;

    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var packed = await Command.DotnetAsync(
            Repository.Root, ["pack", "tool", "--no-build", "-c", configuration, "-o", _folder.Path, "-nologo", "-v:quiet", "-nodeReuse:false"]);
        Assert.True(packed.ExitCode == 0, packed.Output + packed.Error);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
