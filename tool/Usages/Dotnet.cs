using System.Diagnostics;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Programs;

namespace TrackingPlan.Tool.Usages;

/// <summary>Runs the <c>dotnet</c> program, without a shell.</summary>
internal static class Dotnet
{
    /// <exception cref="InputException">There is no dotnet.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string directory, string[] arguments, CancellationToken cancellationToken)
    {
        // The host that runs this tool is the SDK's own.
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(host, arguments) { WorkingDirectory = directory };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        var (exitCode, output, error) = await ExternalProgram.RunAsync(
            start,
            reader => reader.ReadToEndAsync(cancellationToken),
            "the .NET SDK is needed to find what a project builds, and there is no dotnet on the PATH.",
            cancellationToken).ConfigureAwait(false);
        return (exitCode, output + error);
    }
}
