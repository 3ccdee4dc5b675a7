using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Validation;

namespace TrackingPlan.Validate.Benchmarks;

/// <summary>Reads one file once and writes how long it took, in seconds of the clock and of the processors, and the process's peak of memory, in bytes.</summary>
internal static class Measurement
{
    public static async Task<int> RunAsync(string what, string path)
    {
        var start = Stopwatch.GetTimestamp();
        var lines = what == "parse" ? Parse(path) : await ValidateAsync(path);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:F4} {process.TotalProcessorTime.TotalSeconds:F4} {process.PeakWorkingSet64} {lines}"));
        return 0;
    }

    /// <summary>The floor: every line parsed, and nothing looked at.</summary>
    private static long Parse(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        var buffer = new byte[1 << 20];
        var (filled, lines) = (0, 0L);
        int read;
        while ((read = file.Read(buffer.AsSpan(filled))) > 0)
        {
            filled += read;
            var start = 0;
            int end;
            while ((end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0)
            {
                using var document = JsonDocument.Parse(buffer.AsMemory(start, end));
                start += end + 1;
                lines++;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
        }

        return lines;
    }

    private static async Task<long> ValidateAsync(string path)
    {
        var plan = Path.Combine(AppContext.BaseDirectory, "referral.plan.json");
        var validator = new PlanValidator(FileDocuments.Read(PlanFile.Read(plan, plan, await File.ReadAllTextAsync(plan))));
        var summary = new ValidationSummary();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await foreach (var block in EventFile.Check(file, validator, CancellationToken.None))
            summary.Add(block);
        return summary.Invalid == 0 ? throw new InvalidOperationException("Some lines are invalid and none was found.") : summary.Payloads;
    }
}
