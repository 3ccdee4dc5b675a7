using Microsoft.Extensions.Time.Testing;

namespace TrackingPlan.Tool.Tests;

/// <summary>Runs the tool in this process, as the command line would, on a day that never changes.</summary>
internal static class Tool
{
    public static readonly DateTimeOffset Today = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, isTerminal: false, arguments);

    /// <summary>As a person at a terminal of 100 columns would see it, without colours.</summary>
    public static Task<CommandResult> ShowAsync(string folder, params string[] arguments) => RunAsync(folder, isTerminal: true, arguments);

    private static async Task<CommandResult> RunAsync(string folder, bool isTerminal, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var context = new ToolContext
        {
            Out = output,
            Error = error,
            IsTerminal = isTerminal,
            Directory = folder,
            Clock = new FakeTimeProvider(Today),
        };
        var exitCode = await ToolApplication.RunAsync(arguments, context, TestContext.Current.CancellationToken);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }
}
