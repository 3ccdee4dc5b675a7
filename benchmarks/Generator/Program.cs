using BenchmarkDotNet.Running;
using TrackingPlan.Benchmarks;

// 'build' measures whole builds, which BenchmarkDotNet does not; everything else is its own.
if (args is ["build"])
    WholeBuild.Measure();
else
    BenchmarkSwitcher.FromAssembly(typeof(KeystrokeBenchmarks).Assembly).Run(args);
