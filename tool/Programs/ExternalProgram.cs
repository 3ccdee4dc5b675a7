using System.ComponentModel;
using System.Diagnostics;

namespace TrackingPlan.Tool;

/// <summary>Runs another program to its end, without a shell. One that is no longer waited for is ended, with all that it has started.</summary>
internal static class ExternalProgram
{
    /// <param name="start">The program, its arguments and where it runs.</param>
    /// <param name="read">Takes what it writes to standard output, while it runs.</param>
    /// <param name="whenMissing">What to say when there is no such program.</param>
    /// <exception cref="InputException">There is no such program.</exception>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        ProcessStartInfo start, Func<StreamReader, Task<string>> read, string whenMissing, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start, whenMissing);
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await read(process.StandardOutput).ConfigureAwait(false);
            var error = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, output, error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start, string whenMissing)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InputException(whenMissing, exception);
        }
    }
}
