using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>Standard streams that are closed, full, or at their end: real processes, started by a real shell.</summary>
public sealed class StandardStreamsTests
{
    private const string Plan = """{"name":"Shop","events":{"A":{}}}""";

    public static TheoryData<string> Commands =>
    [
        "check", "diff t.plan.json t.plan.json", "review t.plan.json t.plan.json", "rules", "lock", "init --yes", "baseline --build-log build.sarif", "fmt",
        "import t.plan.json", "export t.plan.json --to csv", "docs t.plan.json", "validate events.ndjson", "usages --no-build", "--help", "--version", "pull tp_1", "push t.plan.json --to tp_1",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task With_a_closed_output_nothing_is_done_and_the_message_says_why(string command)
    {
        using var folder = Folder();
        var result = await ShellAsync(folder, command + " >&-");
        Assert.Equal((ExitCode.ToolFailure, ""), (result.ExitCode, result.Output));
        Assert.Equal("tracking-plan: standard output is closed, so nothing was done; send it to /dev/null to be told nothing.\n", result.Error);
        Assert.Equal(Plan, folder.Read("t.plan.json"));
        Assert.Equal(["build.sarif", "events.ndjson", "t.csproj", "t.plan.json"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("check 2>&-", ExitCode.Clean)]
    [InlineData("check >&- 2>&-", ExitCode.ToolFailure)]
    [InlineData("check nothing 2>&-", ExitCode.BadInput)]
    [InlineData("check nothing 2>/dev/full", ExitCode.BadInput)]
    [InlineData("check <&-", ExitCode.Clean)]
    [InlineData("check >/dev/full", ExitCode.ToolFailure)]
    [InlineData("check >/dev/full 2>/dev/full", ExitCode.ToolFailure)]
    [InlineData("validate - --plan t.plan.json <&-", ExitCode.BadInput)]
    [InlineData("init <&-", ExitCode.BadInput)]
    public async Task No_stream_makes_it_crash_or_wait(string command, int expected) =>
        Assert.Equal(expected, (await ShellAsync(Folder(), command)).ExitCode);

    private static ToolFolder Folder()
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs a shell of Unix");
        var folder = new ToolFolder();
        folder.Write("t.plan.json", Plan);
        folder.Write("t.csproj", "<Project></Project>");
        folder.Write("build.sarif", """{ "runs": [] }""");
        folder.Write("events.ndjson", "");
        return folder;
    }

    private static Task<CommandResult> ShellAsync(ToolFolder folder, string command) =>
        Command.RunAsync("/bin/sh", folder.Path, ["-c", $"exec '{ToolProcess.Dotnet}' '{ToolProcess.Dll}' {command}"], ("SEGMENT_PUBLIC_API_TOKEN", "t"), ("SEGMENT_PUBLIC_API_URL", "http://127.0.0.1:9"));
}
