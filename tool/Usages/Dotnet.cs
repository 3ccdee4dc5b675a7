using System.ComponentModel;
using System.Diagnostics;

namespace TrackingPlan.Tool.Usages;

/// <summary>Runs the <c>dotnet</c> program, without a shell.</summary>
internal static class Dotnet
{
    /// <exception cref="InputException">There is no dotnet.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string directory, string[] arguments, CancellationToken cancellationToken)
    {
        // The host that runs this tool is the SDK's own.
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(host, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, output + await errors.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InputException("the .NET SDK is needed to find what a project builds, and there is no dotnet on the PATH.", exception);
        }
    }
}
