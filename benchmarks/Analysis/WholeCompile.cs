using System.Diagnostics;

namespace TrackingPlan.Benchmarks.Analysis;

/// <summary>The compiler as a build starts it, in a process of its own: with the analyzers, and with all the same but without them.</summary>
internal static class WholeCompile
{
    public static void Print(Corpus corpus, int rounds)
    {
        var with = new List<double>();
        var without = new List<double>();
        Compile(corpus, skipAnalyzers: false);
        for (var round = 0; round < rounds; round++)
        {
            without.Add(Compile(corpus, skipAnalyzers: true));
            with.Add(Compile(corpus, skipAnalyzers: false));
        }

        Console.WriteLine(
            $"| {corpus.Name} | {Median(without):0} | {Median(with):0} | {Median(with) / Median(without):0.00}x | {without.Min():0} | {with.Min():0} | {with.Min() / without.Min():0.00}x |");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double Compile(Corpus corpus, bool skipAnalyzers)
    {
        var response = Path.Combine(corpus.Folder, "compile.rsp");
        var config = Path.Combine(corpus.Folder, "plan.globalconfig");
        File.WriteAllText(config, $"is_global = true\n[{corpus.AdditionalFiles[0]}]\nbuild_metadata.AdditionalFiles.TrackingPlan = true\n");
        File.WriteAllLines(response,
        [
            "/nologo", "/target:library", "/langversion:12", "/nostdlib", "/deterministic", $"/skipanalyzers{(skipAnalyzers ? "+" : "-")}",
            $"/out:{Path.Combine(corpus.Folder, "out.dll")}",
            $"/analyzer:{typeof(Generation.TrackingPlanGenerator).Assembly.Location}",
            $"/analyzerconfig:{config}",
            .. corpus.AdditionalFiles.Select(path => $"/additionalfile:{path}"),
            .. References.All.Select(path => $"/reference:{path}"),
            .. corpus.Sources,
        ]);

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", CompilerPath(), "/noconfig", "@" + response })
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output.Length > 2000 ? output[..2000] : output);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>The compiler of the SDK that built this benchmark.</summary>
    private static string CompilerPath()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--list-sdks") { RedirectStandardOutput = true })!;
        var sdk = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        var version = sdk[..sdk.IndexOf(' ', StringComparison.Ordinal)];
        var folder = sdk[(sdk.IndexOf('[', StringComparison.Ordinal) + 1)..sdk.IndexOf(']', StringComparison.Ordinal)];
        return Path.Combine(folder, version, "Roslyn", "bincore", "csc.dll");
    }
}
