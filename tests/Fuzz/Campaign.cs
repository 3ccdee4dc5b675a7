using System.Diagnostics;
using System.Globalization;

namespace TrackingPlan.Fuzz;

/// <summary>The parent: shares the plans out to children, and goes on with the next plan when one dies or hangs.</summary>
internal static class Campaign
{
    /// <summary>Few, so that the processors share out a short campaign too.</summary>
    private const int PlansOfAChild = 20;

    /// <summary>Of the processor's time for one step; far beyond what the worker allows it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>For a child that waits for what does not come, on a machine that is busy with others.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(8);

    /// <returns>What was wrong, each with the plan's number.</returns>
    public static async Task<List<string>> RunAsync(int seed, int count)
    {
        var faults = new List<string>();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(async _ =>
        {
            while (Interlocked.Add(ref next, PlansOfAChild) - PlansOfAChild is var first && first < count)
            {
                var last = Math.Min(first + PlansOfAChild, count);
                for (var at = first; at < last;)
                    at = await RunChildAsync(seed, at, last, faults);
            }
        }));
        return faults;
    }

    /// <summary>Memory is a fault of a plan's own only if a child that has taken no plan before needs it as well: a user's compiler and commands begin so.</summary>
    private static async Task RunAloneAsync(int seed, HashSet<int> plans, List<string> faults)
    {
        foreach (var plan in plans)
            await RunChildAsync(seed, plan, plan + 1, faults);
    }

    /// <returns>The plan to go on with.</returns>
    private static async Task<int> RunChildAsync(int seed, int first, int last, List<string> faults)
    {
        // It runs as itself or under `dotnet`; a child always under `dotnet`.
        var start = new ProcessStartInfo("dotnet", [typeof(Campaign).Assembly.Location, "worker", Text(seed), Text(first), Text(last)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x14000000"; // 320 MB, that all be below 512
        start.Environment["DOTNET_gcConcurrent"] = "0";
        using var child = Process.Start(start)!;
        var error = child.StandardError.ReadToEndAsync();
        var (plan, begun) = (first, "nothing");
        var large = new HashSet<int>();
        try
        {
            while (await ReadAsync(child) is { } line)
            {
                var words = line.Split(' ', 3);
                if (words[0] == "large" && last > first + 1)
                    large.Add(int.Parse(words[1], CultureInfo.InvariantCulture));
                else if (words[0] is "fault" or "large")
                    Add(line);
                else if (words[0] == "begin")
                    (plan, begun) = (int.Parse(words[1], CultureInfo.InvariantCulture), words[2]);
            }

            await child.WaitForExitAsync();
        }
        catch (TimeoutException)
        {
            child.Kill(entireProcessTree: true);
            Add($"fault {plan} {begun}: did not end in {Patience.TotalSeconds} s of the processor");
            return plan + 1;
        }

        await RunAloneAsync(seed, large, faults);
        if (child.ExitCode == 0)
            return last;
        var said = await error;
        Add($"fault {plan} {begun}: the process ended with {child.ExitCode}: {said[..Math.Min(said.Length, 600)].ReplaceLineEndings(" | ")}");
        return plan + 1;

        void Add(string fault)
        {
            lock (faults)
                faults.Add(fault);
            Console.WriteLine(fault);
        }
    }

    /// <summary>The next line; null at the end.</summary>
    private static async Task<string?> ReadAsync(Process child)
    {
        var line = child.StandardOutput.ReadLineAsync();
        var began = Stopwatch.StartNew();
        for (var used = child.TotalProcessorTime; ;)
        {
            try
            {
                return await line.WaitAsync(TimeSpan.FromSeconds(1));
            }
            catch (TimeoutException) when (!child.HasExited)
            {
                child.Refresh();
                if (child.TotalProcessorTime - used > Patience || began.Elapsed > LongestWait)
                    throw;
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
