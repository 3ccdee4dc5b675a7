using BenchmarkDotNet.Running;
using TrackingPlan.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(KeystrokeBenchmarks).Assembly).Run(args);
