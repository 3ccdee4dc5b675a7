using BenchmarkDotNet.Running;
using TrackingPlan.Tool.Benchmarks;

// 'start' measures whole processes, which BenchmarkDotNet does not, of this build or of the tracking-plan.dll that is named, such as one
// that is compiled ahead: dotnet publish tool -c Release -r linux-x64 -p:ReadyToRun=true. Everything else is BenchmarkDotNet's own.
if (args is ["start", .. var named])
    await ProcessStart.MeasureAsync(named is [var tool] ? tool : typeof(TrackingPlan.Tool.Terminal.ToolContext).Assembly.Location);
else
    BenchmarkSwitcher.FromAssembly(typeof(DiffBenchmarks).Assembly).Run(args);
