using System.Diagnostics;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Soak;

/// <summary>Not beside other tests, for it looks at the whole process.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class SoakGroup;

[Collection(typeof(SoakGroup))]
public sealed class SoakTests
{
    private const int Faster = 600;
    private static readonly TimeSpan Length = TimeSpan.FromHours(2); // twelve seconds on this clock
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task Two_hours_of_an_unreliable_endpoint_leave_no_trace()
    {
        var time = new FastTime(Faster);
        await using var endpoint = new ScriptedEndpoint(request => (request.Number % 20) switch
        {
            3 => Reply.Status(500),
            7 => Reply.Status(429, "30"),
            11 => Reply.Reset,
            13 => Reply.Status(400),
            17 => Reply.ResetMidBody,
            _ => Reply.Ok,
        })
        { Keeps = false };
        var client = Clients.To(endpoint, options =>
        {
            options.TimeProvider = time;
            options.RequestTimeout = TimeSpan.FromHours(1);
            options.ShutdownTimeout = TimeSpan.FromHours(10);
            options.QueueBytes = 4 * 1024 * 1024;
        });

        var tracked = await Track(client, time, WarmUp);
        var before = Footprint.Measure();
        tracked += await Track(client, time, Length - WarmUp);
        var after = Footprint.Measure();
        await client.DisposeAsync();

        var statistics = client.Statistics;
        Assert.Equal(tracked, statistics.Delivered + statistics.Failed + statistics.Dropped);
        Assert.True(statistics is { Delivered: > 10_000, Failed: > 0, Retries: > 0 }, $"too little happened: {statistics}");

        var report = $"{before} -> {after}, {statistics}";
        Assert.True(after.Memory - before.Memory < 2_000_000, report);
        Assert.True(after.Handles - before.Handles <= 10, report);
        Assert.True(after.Threads - before.Threads <= 10, report);
    }

    private static async Task<int> Track(SegmentClient client, FastTime time, TimeSpan length)
    {
        var tracked = 0;
        var started = time.GetTimestamp();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(10), time);
        while (time.GetElapsedTime(started) < length && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < 100; i++, tracked++)
                client.Track(ReferralConverted.Sample());
        }

        await client.FlushAsync(TestContext.Current.CancellationToken);
        return tracked;
    }

    private sealed record Footprint(long Memory, int Handles, int Threads)
    {
        public static Footprint Measure()
        {
            using var process = Process.GetCurrentProcess();
            return new(GC.GetTotalMemory(forceFullCollection: true), process.HandleCount, process.Threads.Count);
        }
    }
}
