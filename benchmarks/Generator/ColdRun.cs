using System.Diagnostics;
using System.Globalization;
using TrackingPlan.Generator.Inputs;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Benchmarks;

/// <summary>
/// The first run in a new process, just-in-time compilation included, as a build without a compiler server pays it: for each size some
/// processes, of which each runs the generator once.
/// </summary>
internal static class ColdRun
{
    public const string Command = "cold";

    private const int Processes = 5;

    private static readonly int[] Sizes = [10, 100, 500, 2000];

    public static void Measure()
    {
        Console.WriteLine("| First run in a new process | empty generator | with the plan |");
        Console.WriteLine("|---|---|---|");
        foreach (var events in Sizes)
            Console.WriteLine($"| {events} events | {Median(events, "empty")} ms | {Median(events, "plan")} ms |");
    }

    /// <summary>The one run of a process, in milliseconds.</summary>
    public static void RunOnce(int events, string generator)
    {
        var plan = new Project.PlanFile(LargePlan.Of(events));
        var code = Project.Code;
        var watch = Stopwatch.StartNew();
        if (generator == "plan")
            Project.Driver(new TrackingPlanGenerator(), plan).RunGenerators(code);
        else
            Project.Driver(new EmptyGenerator(), plan).RunGenerators(code);
        Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture));
    }

    private static string Median(int events, string generator)
    {
        var runs = Enumerable.Range(0, Processes).Select(_ => Time(events, generator)).Order().ToList();
        return runs[Processes / 2].ToString(CultureInfo.InvariantCulture);
    }

    private static int Time(int events, string generator)
    {
        string[] arguments = [typeof(ColdRun).Assembly.Location, Command, events.ToString(CultureInfo.InvariantCulture), generator];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return int.Parse(output, CultureInfo.InvariantCulture);
    }
}
