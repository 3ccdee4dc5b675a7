using System.Diagnostics;

namespace TrackingPlan.TestSupport;

/// <summary>A program that a test runs to its end.</summary>
internal static class Command
{
    /// <summary>Runs <c>dotnet</c>, the one that runs the tests.</summary>
    public static Task<CommandResult> DotnetAsync(string folder, IEnumerable<string> arguments, params (string Name, string? Value)[] environment) =>
        RunAsync(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", folder, arguments, environment);

    /// <summary>Runs a program; one that does not end in two minutes is killed, and the test fails with what it wrote.</summary>
    public static async Task<CommandResult> RunAsync(
        string program, string folder, IEnumerable<string> arguments, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end in two minutes.\n{await output}\n{await error}");
        }

        return new(process.ExitCode, await output, await error);
    }
}

/// <summary>How a program ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);
