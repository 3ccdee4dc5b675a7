using BenchmarkDotNet.Running;
using TrackingPlan.Tool.Benchmarks;

// 'start' measures whole processes, which BenchmarkDotNet does not; everything else is its own.
if (args is ["start"])
    await ProcessStart.MeasureAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(DiffBenchmarks).Assembly).Run(args);
