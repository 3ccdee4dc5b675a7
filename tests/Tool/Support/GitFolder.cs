namespace TrackingPlan.Tool.Tests;

/// <summary>A real git repository of one test.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly ToolFolder _folder = new();

    private GitFolder()
    {
    }

    public string Path => _folder.Path;

    public static async Task<GitFolder> CreateAsync()
    {
        Requires.Tool("git", "apt-get install git");
        var repository = new GitFolder();
        await repository.GitAsync("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    public async Task CommitAsync(string file, string text)
    {
        _folder.Write(file, text);
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=" + file);
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => _folder.RunAsync(arguments);

    public async Task<string> GitAsync(params string[] arguments)
    {
        var result = await Command.RunAsync(
            "git",
            Path,
            arguments,
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_SYSTEM", "/dev/null"),
            ("GIT_COMMITTER_NAME", "Test"),
            ("GIT_COMMITTER_EMAIL", "test@example.com"));
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}: {result.Error}");
        return result.Output;
    }

    public void Dispose()
    {
        // git makes its objects read-only.
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        _folder.Dispose();
    }
}
