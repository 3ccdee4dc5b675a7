using Microsoft.Extensions.Time.Testing;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests;

/// <summary>Runs the tool in this process, in any folder, on a day that never changes.</summary>
internal static class Tool
{
    public static TimeProvider Clock { get; } = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, arguments, static context => context);

    public static async Task<CommandResult> RunAsync(string folder, string[] arguments, Func<ToolContext, ToolContext> change, CancellationToken? cancellationToken = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var context = new ToolContext { Out = output, Error = error, Directory = folder, Clock = Clock };
        var exitCode = await ToolApplication.RunAsync(arguments, change(context), cancellationToken ?? TestContext.Current.CancellationToken);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }
}
