using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TrackingPlan.Benchmarks;
using TrackingPlan.Benchmarks.EndToEnd;

// dotnet run -c Release --project benchmarks/Runtime            everything, ending with the tables
// dotnet run -c Release --project benchmarks/Runtime -- call    one call alone
// dotnet run -c Release --project benchmarks/Runtime -- e2e     end to end alone
switch (args)
{
    case ["sink"]:
        await Sink.RunAsync();
        return 0;
    case ["run", var subject, var threads, var gzip, var port]:
        await Scenario.RunAsync(new(subject, int.Parse(threads), bool.Parse(gzip)), int.Parse(port));
        return 0;
    case ["call"]:
        Calls();
        return 0;
    case ["e2e"]:
        return await EndToEndTable.RunAsync();
    default:
        Calls();
        return await EndToEndTable.RunAsync();
}

static void Calls() => BenchmarkRunner.Run<CallBenchmarks>(
    DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(12)));
