using System.Globalization;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>Ctrl-C, a pipe that nobody reads and a full disk, for every command that reads or writes: real processes, with real signals.</summary>
public class InterruptionTests
{
    private const string Plan = """{ "name": "Shop", "events": { "Order Placed": { "version": 1, "description": "Paid.", "owner": "shop", "properties": { "id": { "type": "string" } } } } }""";

    /// <summary>Commands that wait for a file named slow, and what they would have written.</summary>
    public static TheoryData<string[], string?> Waiting => new()
    {
        { ["diff", "slow.plan.json", "app.plan.json"], null },
        { ["review", "app.plan.json", "slow.plan.json"], null },
        { ["check", "slow.plan.json"], null },
        { ["fmt", "slow.plan.json"], null },
        { ["lock", "slow.plan.json"], "slow.plan.lock" },
        { ["export", "slow.plan.json", "--to", "csv", "--output", "out.csv"], "out.csv" },
        { ["import", "slow.csv", "--output", "out.plan.json"], "out.plan.json" },
        { ["docs", "slow.plan.json", "--output", "out.html"], "out.html" },
        { ["validate", "slow.ndjson", "--plan", "app.plan.json"], null },
        { ["baseline", "--build-log", "slow.sarif"], "tracking-plan.baseline" },
        { ["init", "slow.csproj", "--yes"], "tracking-plan.schema.json" },
        { ["usages", "slow.csproj"], null },
    };

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Waiting))]
    public async Task Ctrl_C_ends_it_with_one_line_and_nothing_written(string[] arguments, string? written)
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs signals of Unix");
        using var folder = Folder();
        var slow = arguments.First(argument => argument.StartsWith("slow.", StringComparison.Ordinal));

        // A named pipe opens when both ends do: from then on the tool waits for a byte that never comes.
        await Command.RunAsync("mkfifo", folder.Path, [slow]);
        using var process = ToolProcess.Start(folder, arguments);
        await using var writer = await Task.Run(() => new FileStream(folder.PathOf(slow), FileMode.Open, FileAccess.Write), TestContext.Current.CancellationToken);
        await Command.RunAsync("kill", folder.Path, ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Cancelled, "tracking-plan: cancelled; nothing was written.\n"), (process.ExitCode, error));
        Assert.False(written is not null && File.Exists(folder.PathOf(written)));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    /// <summary>Commands that work long on a large plan, and do not look up before they are done.</summary>
    public static TheoryData<string[], string?> Working => new()
    {
        { ["check", "slow.plan.json"], null },
        { ["docs", "slow.plan.json", "--output", "out.html"], "out.html" },
        { ["diff", "slow.plan.json", "app.plan.json"], null },
        { ["lock", "slow.plan.json"], "slow.plan.lock" },
        { ["export", "slow.plan.json", "--to", "terraform", "--output", "out.tf"], "out.tf" },
    };

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Working))]
    public async Task A_signal_ends_a_command_in_the_middle_of_its_work(string[] arguments, string? written)
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs signals of Unix");
        using var folder = Folder();
        await Command.RunAsync("mkfifo", folder.Path, ["slow.plan.json"]);
        using var process = ToolProcess.Start(folder, arguments);

        // All of it is read but what a pipe holds: minutes of work begin.
        await using (var writer = await Task.Run(() => new StreamWriter(new FileStream(folder.PathOf("slow.plan.json"), FileMode.Open, FileAccess.Write)), TestContext.Current.CancellationToken))
            await WriteLargePlanAsync(writer);
        await Command.RunAsync("kill", folder.Path, ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ExitCode.Cancelled, "tracking-plan: cancelled; nothing was written.\n"), (process.ExitCode, error));
        Assert.False(written is not null && File.Exists(folder.PathOf(written)));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static async Task WriteLargePlanAsync(StreamWriter writer)
    {
        await writer.WriteAsync("{\"name\":\"Large\",\"events\":{");
        for (var i = 0; i < 400_000; i++)
            await writer.WriteAsync($"{(i > 0 ? "," : "")}\"Event {i}\":{{\"properties\":{{\"id\":{{\"type\":\"string\",\"maxLength\":{i}}},\"total\":{{\"type\":\"number\"}}}}}}");
        await writer.WriteAsync("}}");
    }

    /// <summary>Commands that write to standard output, and what they end with.</summary>
    public static TheoryData<string, int> Writing => new()
    {
        { "--help", ExitCode.Clean },
        { "--version", ExitCode.Clean },
        { "rules", ExitCode.Clean },
        { "diff app.plan.json other.plan.json", ExitCode.Breaking },
        { "review app.plan.json other.plan.json --format sarif", ExitCode.Breaking },
        { "check", ExitCode.Clean },
        { "fmt", ExitCode.Clean },
        { "lock", ExitCode.Clean },
        { "export app.plan.json --to segment", ExitCode.Clean },
        { "import app.plan.json", ExitCode.Clean },
        { "docs app.plan.json", ExitCode.Clean },
        { "validate events.ndjson --plan app.plan.json --details", ExitCode.Breaking },
        { "baseline --build-log build.sarif", ExitCode.Clean },
        { "init --yes", ExitCode.Clean },
    };

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task A_pipe_that_nobody_reads_is_no_error(string command, int exitCode)
    {
        var result = await Shell(command, "exec 3> >(:); wait $!");
        Assert.Equal((exitCode, ""), (result.ExitCode, WithoutReports(result.Error)));
    }

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task A_full_disk_is_said_in_one_line(string command, int exitCode)
    {
        Assert.InRange(exitCode, 0, 255);
        Requires.That(File.Exists("/dev/full"), "needs the full device of Linux");
        var result = await Shell(command, "exec 3> /dev/full");
        Assert.Equal(ExitCode.ToolFailure, result.ExitCode);
        Assert.StartsWith("tracking-plan: No space left on device", Assert.Single(WithoutReports(result.Error).TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Runs the tool with its standard output where the shell's third file leads.</summary>
    private static async Task<CommandResult> Shell(string command, string open)
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs a shell of Unix");
        using var folder = Folder();
        return await Command.RunAsync("bash", folder.Path, ["-c", $"{open}; \"$0\" \"$1\" {command} >&3", ToolProcess.Dotnet, ToolProcess.Dll]);
    }

    /// <summary>What a conversion tells on standard error when all is well.</summary>
    private static string WithoutReports(string error) =>
        string.Concat(error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("not held: ", StringComparison.Ordinal)).Select(line => line + "\n"));

    private static ToolFolder Folder()
    {
        var folder = new ToolFolder();
        folder.Write("app.plan.json", Plan);
        folder.Write("other.plan.json", """{ "name": "Shop", "events": {} }""");
        folder.Write("events.ndjson", """{"type":"track","event":"Order Placed","properties":{"id":1}}""");
        folder.Write("build.sarif", BuildLogs.Of());
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n</Project>\n");
        return folder;
    }
}
