using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TrackingPlan.Benchmarks.EndToEnd;

/// <summary>Runs every scenario in a process of its own against one endpoint in another, and prints the table.</summary>
internal static class EndToEndTable
{
    public static async Task<int> RunAsync()
    {
        using var sink = Start("sink");
        try
        {
            var port = await sink.StandardOutput.ReadLineAsync();
            Console.WriteLine();
            Console.WriteLine("| gzip | callers | what | events/s | CPU-s/million | B/event | peak MB | delivered | median ns | p99 ns | of the floor's events/s |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
            foreach (var gzip in new[] { false, true })
            {
                foreach (var threads in new[] { 1, 4 })
                {
                    var floor = await RunAsync(new("floor", threads, gzip), port!);
                    Print(gzip, threads, "bare HttpClient, pre-built bodies", floor, floor);
                    Print(gzip, threads, "client.Track", await RunAsync(new("client", threads, gzip), port!), floor);
                }
            }

            return 0;
        }
        finally
        {
            sink.Kill();
        }
    }

    private static async Task<Measured> RunAsync(Scenario scenario, string port)
    {
        using var run = Start("run", scenario.Subject, scenario.Threads.ToString(CultureInfo.InvariantCulture), scenario.Gzip.ToString(), port);
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return JsonSerializer.Deserialize<Measured>(output) ?? throw new InvalidDataException(output);
    }

    private static void Print(bool gzip, int threads, string what, Measured m, Measured floor)
    {
        var latency = m.MedianNanoseconds > 0 ? $"{m.MedianNanoseconds:N0} | {m.P99Nanoseconds:N0}" : "- | -";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {(gzip ? "yes" : "no")} | {threads} | {what} | {m.EventsPerSecond:N0} | {m.CpuSecondsPerMillion:F2} | {m.BytesPerEvent:F1} | {m.PeakMegabytes:N0} | {m.DeliveredFraction:P2} | {latency} | {m.EventsPerSecond / floor.EventsPerSecond:F2} |"));
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
