using System.ComponentModel;
using System.Diagnostics;
using TrackingPlan.Language.Documents;

namespace TrackingPlan.Tool.Programs;

/// <summary>
/// Runs another program to its end, without a shell. It is looked for on the PATH alone, never in the current folder, which may hold anybody's
/// files. One that is no longer waited for is ended, with all that it has started.
/// </summary>
internal static class ExternalProgram
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

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
        start.FileName = Find(start.FileName) ?? throw new InputException(whenMissing);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InputException(whenMissing, exception);
        }
    }

    private static string? Find(string program)
    {
        if (Path.IsPathFullyQualified(program))
            return program;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            // An empty or relative entry is the current folder again.
            var file = Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program);
            if (Path.IsPathFullyQualified(folder) && File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0))
                return file;
        }

        return null;
    }
}
