using System.Diagnostics;
using System.Globalization;

namespace TrackingPlan.Fuzz;

/// <summary>
/// The child: takes plan after plan through all steps, and says what it begins before it does, so that whoever started it knows what it died of.
/// </summary>
internal static class Worker
{
    /// <summary>Of the processor's time, for the machine may be busy with others.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public const int MostMegabytes = 512;

    /// <summary>Characters of a plan whose steps leave so much behind that the next would be blamed for it.</summary>
    private const int Long = 100_000;

    public static async Task RunAsync(int seed, int first, int last)
    {
        var folder = Directory.CreateTempSubdirectory("plan-fuzz-").FullName;
        try
        {
            await TakeAsync(folder, seed, -1, """{"name":"Warm","events":{"E0":{"properties":{"p0":{"type":"string"}}}}}""", _ => { });
            for (var plan = first; plan < last; plan++)
                await TakeAsync(folder, seed, plan, TextOf(seed, plan), Console.WriteLine);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string TextOf(int seed, int plan) =>
        plan < KnownPlans.All.Count ? KnownPlans.All[plan] : HostilePlan.Next(RandomOf(seed, plan));

    private static Random RandomOf(int seed, int plan) => new(unchecked((seed * 1_000_003) + plan));

    private static async Task TakeAsync(string folder, int seed, int plan, string text, Action<string> say)
    {
        var process = Process.GetCurrentProcess();
        foreach (var (name, run) in new Steps(folder).Of(text, RandomOf(seed, ~plan)))
        {
            say(string.Create(CultureInfo.InvariantCulture, $"begin {plan} {name}"));

            // In truth each command has a process of its own, that begins with nothing of the others'.
            if (text.Length > Long)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            ForgetPeak();
            var (fault, took) = await MeasureAsync(process, run);

            // A processor that others keep busy is slow now and then; what is too much is so twice.
            if (took > Longest)
                (fault, took) = await MeasureAsync(process, run);
            if (fault is not null)
                say($"fault {plan} {name}: {fault.ReplaceLineEndings(" | ")}");
            if (took > Longest)
                say(string.Create(CultureInfo.InvariantCulture, $"fault {plan} {name}: took {took.TotalSeconds:0.0} s for {text.Length} characters"));
            var peak = Peak();
            if (peak > MostMegabytes)
                say($"large {plan} {name}: {peak} MB for {text.Length} characters");
        }
    }

    private static async Task<(string? Fault, TimeSpan Took)> MeasureAsync(Process process, Func<Task<string?>> run)
    {
        process.Refresh();
        var began = process.TotalProcessorTime;
        var fault = await run();
        process.Refresh();
        return (fault, process.TotalProcessorTime - began);
    }

    /// <summary>Linux counts the peak anew when it is told so.</summary>
    private static void ForgetPeak()
    {
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    private static int Peak()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0])), CultureInfo.InvariantCulture) / 1024;
    }
}
