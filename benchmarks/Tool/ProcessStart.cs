using System.Diagnostics;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Tool.Benchmarks;

/// <summary>What a person waits for: whole processes, each beside <c>dotnet --version</c> in the same round.</summary>
internal static class ProcessStart
{
    private const int Rounds = 15;

    /// <param name="tool">The path of a tracking-plan.dll.</param>
    public static async Task MeasureAsync(string tool)
    {
        var plan = Path.Combine(Repository.Root, "tracking-plan/referral.plan.json");
        var commands = new (string Name, string[] Arguments)[]
        {
            ("dotnet --version", ["--version"]),
            ("tracking-plan --version", [tool, "--version"]),
            ("tracking-plan check referral.plan.json", [tool, "check", plan]),
            ("tracking-plan diff of the same plan", [tool, "diff", plan, plan]),
        };

        var times = new List<double>[commands.Length];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < commands.Length; i++)
            {
                var time = await TimeAsync(commands[i].Arguments).ConfigureAwait(false);
                times[i] ??= [];

                // The first round only warms the disk's cache.
                if (round > 0)
                    times[i].Add(time);
            }
        }

        var floor = Median(times[0]);
        Console.WriteLine($"| {Rounds} rounds, medians | ms | of dotnet --version |\n|---|---:|---:|");
        for (var i = 0; i < commands.Length; i++)
            Console.WriteLine($"| {commands[i].Name} | {Median(times[i]):F0} | {Median(times[i]) / floor:F2}x |");
    }

    private static async Task<double> TimeAsync(string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
