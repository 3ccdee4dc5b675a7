namespace TrackingPlan.Quickstart.Tests;

/// <summary>Runs the built sample as a process of its own.</summary>
internal static class Sample
{
    public static Task<CommandResult> RunAsync(string? writeKey = null, string? endpoint = null, params string[] arguments) => Command.DotnetAsync(
        AppContext.BaseDirectory,
        ["Quickstart.dll", .. arguments],
        ("SEGMENT_WRITE_KEY", writeKey),
        ("SEGMENT_ENDPOINT", endpoint));
}
