using System.Diagnostics;
using System.Globalization;
using TrackingPlan.Generator.Inputs;

namespace TrackingPlan.Benchmarks.Analysis;

/// <summary>
/// The SDK's compiler as a build runs it, over the same sources and the same generated ones: with our rules switched off, and with them on.
/// Both load the same DLL and run its generator; only the analyzers differ.
/// </summary>
internal sealed class WholeCompile(Corpus corpus, IReadOnlyList<string> ruleIds)
{
    private static readonly string Sdk = FindSdk();

    /// <summary>What else analyses the code. Whoever comes first pays for the compiler's own machinery: it binds every method a second time.</summary>
    private static readonly (string Name, string[] Arguments)[] Company =
    [
        ("nothing else", []),
        ("one idle analyzer", [$"/analyzer:{typeof(IdleAnalyzer).Assembly.Location}"]),
        ("the SDK's analyzers", SdkAnalyzers()),
    ];

    /// <param name="rounds">How often each compile is measured, with and without alternating.</param>
    /// <param name="server">The compiler's server, warm, as <c>dotnet build</c> uses it; else a process for each compile.</param>
    public void Print(int rounds, bool server)
    {
        var pipe = server ? $"tracking-plan-{Environment.ProcessId}" : null;
        foreach (var (name, arguments) in Company)
        {
            List<double> off = [], on = [], ratios = [];
            for (var round = server ? -3 : -1; round < rounds; round++)
            {
                var (without, with) = (Compile(arguments, isOn: false, pipe), Compile(arguments, isOn: true, pipe));
                if (round < 0)
                    continue;
                off.Add(without);
                on.Add(with);
                ratios.Add(with / without);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {corpus.Name} | {(server ? "server" : "process")} | {name} | {Median(off):0} | {Median(on):0} | {Median(on) / Median(off):0.00}x | {Median(ratios):0.00}x |"));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private double Compile(string[] company, bool isOn, string? pipe)
    {
        var response = Path.Combine(corpus.Folder, "compile.rsp");
        var config = Path.Combine(corpus.Folder, "plan.globalconfig");
        File.WriteAllText(config, $"is_global = true\n[{corpus.AdditionalFiles[0]}]\nbuild_metadata.AdditionalFiles.TrackingPlan = true\n");
        File.WriteAllLines(response,
        [
            "/nologo", "/target:library", "/langversion:12", "/nostdlib", "/deterministic",
            $"/out:{Path.Combine(corpus.Folder, "out.dll")}",
            $"/analyzer:{typeof(TrackingPlanGenerator).Assembly.Location}",
            .. isOn ? [] : new[] { "/nowarn:" + string.Join(',', ruleIds) },
            .. company,
            $"/analyzerconfig:{config}",
            .. corpus.AdditionalFiles.Select(path => $"/additionalfile:{path}"),
            .. References.All.Select(path => $"/reference:{path}"),
            .. corpus.Sources,
        ]);

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", Path.Combine(Sdk, "Roslyn", "bincore", "csc.dll"), "/noconfig", "@" + response })
            start.ArgumentList.Add(argument);
        if (pipe is not null)
        {
            start.ArgumentList.Add("/shared:" + pipe);
            start.ArgumentList.Add("/keepalive:20");
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(output.Length > 2000 ? output[..2000] : output);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>What every project of the SDK is analysed with, as severe as it is by default.</summary>
    private static string[] SdkAnalyzers()
    {
        var folder = Path.Combine(Sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");
        var major = Path.GetFileName(Sdk).Split('.')[0];
        return
        [
            .. Directory.EnumerateFiles(folder, "*.NetAnalyzers.dll").Select(path => $"/analyzer:{path}"),
            $"/analyzerconfig:{Path.Combine(folder, "build", "config", $"analysislevel_{major}_default.globalconfig")}",
        ];
    }

    /// <summary>The newest SDK of this machine.</summary>
    private static string FindSdk()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--list-sdks") { RedirectStandardOutput = true })!;
        var sdk = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        var version = sdk[..sdk.IndexOf(' ', StringComparison.Ordinal)];
        return Path.Combine(sdk[(sdk.IndexOf('[', StringComparison.Ordinal) + 1)..sdk.IndexOf(']', StringComparison.Ordinal)], version);
    }
}
