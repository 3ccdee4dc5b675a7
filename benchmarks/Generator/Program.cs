using System.Globalization;
using BenchmarkDotNet.Running;
using TrackingPlan.Benchmarks;

// 'build' and 'cold' measure whole processes, which BenchmarkDotNet does not; everything else is its own.
switch (args)
{
    case ["build"]:
        WholeBuild.Measure();
        break;
    case [ColdRun.Command]:
        ColdRun.Measure();
        break;
    case [ColdRun.Command, var events, var generator]:
        ColdRun.RunOnce(int.Parse(events, CultureInfo.InvariantCulture), generator);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(KeystrokeBenchmarks).Assembly).Run(args);
        break;
}
