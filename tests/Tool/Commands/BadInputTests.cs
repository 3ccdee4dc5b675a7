using System.Globalization;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>Whatever is given, the answer is one clear line on stderr and the right exit code.</summary>
public class BadInputTests
{
    private const string Plan = """{ "name": "Shop", "events": { "Order Placed": {} } }""";

    public static TheoryData<string, string[], string> Inputs => new()
    {
        { "missing file", ["diff", "nowhere.plan.json", "good.plan.json"], "nowhere.plan.json: there is no such file." },
        { "missing folder", ["diff", "no/where.plan.json", "good.plan.json"], "no/where.plan.json: there is no such file." },
        { "folder", ["diff", "folder", "good.plan.json"], "folder: is a folder; name a file in it." },
        { "not JSON", ["diff", "broken.plan.json", "good.plan.json"], "broken.plan.json(1,1): TRK1001: The plan is no valid JSON: " },
        { "empty", ["diff", "empty.plan.json", "good.plan.json"], "empty.plan.json(1,1): TRK1001: The plan is no valid JSON: " },
        { "another shape", ["diff", "other.plan.json", "good.plan.json"], "other.plan.json(1,1): TRK1004: " },
        { "not UTF-8", ["diff", "latin.plan.json", "good.plan.json"], "latin.plan.json: is not UTF-8 text." },
        { "policy that is none", ["diff", "good.plan.json", "good.plan.json", "--policy", "broken.plan.json"], "broken.plan.json(1): " },
        { "policy with unknown rule", ["diff", "good.plan.json", "good.plan.json", "--policy", "policy.json"], "policy.json: there is no rule NO_SUCH_RULE; " },
        { "allow file that is none", ["diff", "good.plan.json", "good.plan.json", "--allow", "bad.allow"], "bad.allow(2): expected a fingerprint, a last day and a reason, " },
        { "build log that is none", ["diff", "good.plan.json", "good.plan.json", "--build-log", "good.plan.json"], "good.plan.json: is no SARIF log; " },
        { "unknown command", ["dif"], "" },
        { "unknown format", ["diff", "good.plan.json", "good.plan.json", "--format", "pdf"], "" },
        { "too few arguments", ["diff", "good.plan.json"], "" },
        { "unknown target", ["export", "good.plan.json", "--to", "pdf"], "Argument 'pdf' not recognized. Must be one of: 'native' 'segment' " },
        { "nothing to document", ["docs", "nowhere.plan.json"], "nowhere.plan.json: there is no such file." },
        { "nothing to validate", ["validate", "nowhere.ndjson", "--plan", "good.plan.json"], "nowhere.ndjson: there is no such file." },
        { "no plan to validate with", ["validate", "broken.plan.json", "--plan", "broken.plan.json"], "broken.plan.json" },
        { "no plan anywhere", ["check", "folder/none.plan.json"], "folder/none.plan.json: there is no such file." },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Bad_input_is_said_in_one_line(string what, string[] arguments, string message)
    {
        Assert.NotEmpty(what);
        using var folder = new ToolFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "folder"));
        folder.Write("good.plan.json", Plan);
        folder.Write("broken.plan.json", "this is no plan");
        folder.Write("empty.plan.json", "");
        folder.Write("other.plan.json", """{ "openapi": "3.1.0" }""");
        folder.Write("policy.json", """{ "rules": { "NO_SUCH_RULE": { "code": "none" } } }""");
        folder.Write("bad.allow", "# accepted\n3f2a91c04b7e forever because\n");
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "latin.plan.json"), [.. "{\"name\":\"caf"u8, 0xe9, .. "\"}"u8], TestContext.Current.CancellationToken);

        var result = await folder.RunAsync(arguments);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal("", result.Output);
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("tracking-plan: " + message, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_permission_is_said_so()
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes are those of Unix");
        using var folder = new ToolFolder();
        folder.Write("secret.plan.json", Plan);
        await Command.RunAsync("chmod", folder.Path, ["000", "secret.plan.json"]);

        // The superuser may read everything, so the tool runs as somebody else.
        var result = Environment.IsPrivilegedProcess
            ? await ToolProcess.RunAsNobodyAsync(folder, "check", "secret.plan.json")
            : await folder.RunAsync("check", "secret.plan.json");

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal("tracking-plan: secret.plan.json: may not be read; check its permissions.\n", result.Error);
    }

    [Fact]
    public async Task A_huge_file_is_refused_before_it_is_read()
    {
        using var folder = new ToolFolder();
        using (var file = File.Create(Path.Combine(folder.Path, "huge.plan.json")))
            file.SetLength(10L * 1024 * 1024 * 1024);

        var memory = GC.GetTotalAllocatedBytes();
        var result = await folder.RunAsync("check", "huge.plan.json");

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal("tracking-plan: huge.plan.json: is larger than 64 MB, which no tracking plan is.\n", result.Error);
        Assert.InRange(GC.GetTotalAllocatedBytes() - memory, 0, 400L * 1024 * 1024);
    }

    [Fact]
    public async Task Without_git_the_message_says_what_is_missing()
    {
        using var folder = new ToolFolder();
        folder.Write("a.plan.json", Plan);
        var result = await ToolProcess.RunAsync(folder, ["diff", "git:main", "a.plan.json"], ("PATH", folder.Path));
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal("tracking-plan: git: needs the git program, which is not on the PATH; install git, or name two files.\n", result.Error);
    }

    [Fact]
    public async Task A_pipe_that_is_closed_early_is_no_error()
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs a shell of Unix");
        using var folder = new ToolFolder();
        folder.Write("old.plan.json", Many(5_000));
        folder.Write("new.plan.json", Many(0));
        var result = await Command.RunAsync(
            "bash",
            folder.Path,
            ["-c", """ "$0" "$1" diff old.plan.json new.plan.json | head -n 1; echo "${PIPESTATUS[0]}" """, ToolProcess.Dotnet, ToolProcess.Dll]);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("", result.Error);
        Assert.Equal(2, lines.Length);
        Assert.Equal("100", lines[1]);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_with_one_line()
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs signals of Unix");
        using var folder = new ToolFolder();
        folder.Write("old.plan.json", Plan);

        // A named pipe opens when both ends do: from then on the tool waits for a byte that never comes.
        await Command.RunAsync("mkfifo", folder.Path, ["slow.plan.json"]);
        using var process = ToolProcess.Start(folder, "diff", "slow.plan.json", "old.plan.json");
        using var writer = new FileStream(Path.Combine(folder.Path, "slow.plan.json"), FileMode.Open, FileAccess.Write);
        await Command.RunAsync("kill", folder.Path, ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.Equal("tracking-plan: cancelled; nothing was written.\n", error);
    }

    [Fact]
    public async Task A_file_that_cannot_be_replaced_stays_whole()
    {
        using var folder = new ToolFolder();
        var path = folder.Write("a.txt", "old");
        await Assert.ThrowsAsync<InputException>(() => TextFile.ReplaceAsync(Path.Combine(folder.Path, "no/a.txt"), "new", "no/a.txt", CancellationToken.None));
        using (var cancelled = new CancellationTokenSource())
        {
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TextFile.ReplaceAsync(path, "new", "a.txt", cancelled.Token));
        }

        Assert.Equal("old", folder.Read("a.txt"));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
        await TextFile.ReplaceAsync(path, "new", "a.txt", TestContext.Current.CancellationToken);
        Assert.Equal("new", folder.Read("a.txt"));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static string Many(int events) =>
        $$"""{ "name": "Shop", "events": { {{string.Join(",", Enumerable.Range(0, events).Select(number => $"\"Event number {number}\": {{}}"))}} } }""";
}
