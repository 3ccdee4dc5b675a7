using System.Collections.Concurrent;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Faults;

/// <summary>
/// Whatever an endpoint does, every call that was accepted is delivered or reported, none is counted twice, and the client ends in time. Each
/// run is on real sockets; seconds of backoff pass in milliseconds.
/// </summary>
public sealed class FaultTests
{
    private const int Calls = 4_000;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_call_is_delivered_although(string fault)
    {
        await using var run = new FaultRun(fault);
        var tracked = run.Track(Calls, threads: 4);
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        await run.Client.DisposeAsync();

        Assert.Equal(Calls, tracked);
        run.AssertNothingIsMissing(tracked);
        Assert.True(run.Client.Statistics is { Delivered: Calls, Lost: 0 }, run.Client.Statistics.ToString());
        Assert.True(run.Client.Statistics.Retries > 0, "the fault was not met");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_call_is_accounted_for_when_the_client_is_disposed_in_the_midst_although(string fault)
    {
        await using var run = new FaultRun(fault, options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(500));
        var tracking = Task.Run(() => run.Track(1_000_000, threads: 2), TestContext.Current.CancellationToken);
        await run.Endpoint.Received(3);
        await run.Client.DisposeAsync();

        run.AssertNothingIsMissing(await tracking);
    }

    [Fact]
    public async Task Sixty_four_threads_lose_nothing()
    {
        await using var run = new FaultRun("30 % of requests answer 500");
        var tracked = run.Track(64 * 500, threads: 64);
        await run.Client.DisposeAsync();

        Assert.Equal(64 * 500, tracked);
        run.AssertNothingIsMissing(tracked);
        Assert.Equal(tracked, run.Client.Statistics.Delivered);
    }

    public static TheoryData<string> Faults() => [.. FaultRun.Faults.Keys];

    /// <summary>A client that sends to an endpoint with a fault, and what became of each call.</summary>
    private sealed class FaultRun : IAsyncDisposable
    {
        /// <summary>What the endpoint does with its n-th request. Each heals, for otherwise nothing would ever arrive.</summary>
        public static readonly Dictionary<string, Func<int, Reply>> Faults = new()
        {
            ["30 % of requests answer 500"] = n => n % 10 < 3 ? Reply.Status(500) : Reply.Ok,
            ["429 with Retry-After for a while"] = n => n < 6 ? Reply.Status(429, "2") : Reply.Ok,
            ["the connection is reset in the midst of a body"] = n => n % 3 == 0 ? Reply.ResetMidBody : Reply.Ok,
            ["the connection is reset before the answer"] = n => n % 3 == 0 ? Reply.Reset : Reply.Ok,
            ["there is no answer in time"] = n => n % 4 == 0 ? Reply.Silence : Reply.Ok,
            ["the head of an answer never ends"] = n => n % 4 == 0 ? Reply.NeverEndingHead : Reply.Ok,
            ["the body of an answer never ends"] = n => n % 4 == 0 ? Reply.NeverEnding with { Head = Reply.NeverEnding.Head.Replace("200", "503", StringComparison.Ordinal) } : Reply.Ok,
        };

        private readonly ConcurrentBag<string> _failed = [];

        public FaultRun(string fault, Action<SegmentOptions>? configure = null)
        {
            var reply = Faults[fault];
            Endpoint = new ScriptedEndpoint(request => reply(request.Number));
            Client = Clients.To(Endpoint, options =>
            {
                options.TimeProvider = new FastTime(50);
                options.FlushAt = 100;
                options.RequestTimeout = TimeSpan.FromSeconds(10);
                options.MaxRetries = 50;
                options.BlockingTimeout = TimeSpan.FromMinutes(20);
                options.ShutdownTimeout = TimeSpan.FromMinutes(20);
                options.OnFailed = Clients.Sync(failure =>
                {
                    foreach (var call in failure.Calls)
                        _failed.Add(call.GetProperty("messageId").GetString()!);
                });
                configure?.Invoke(options);
            });
        }

        public ScriptedEndpoint Endpoint { get; }

        public SegmentClient Client { get; }

        /// <returns>How many calls were accepted until all were made or the client was disposed.</returns>
        public int Track(int calls, int threads)
        {
            var accepted = 0;
            var callers = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
            {
                try
                {
                    for (var i = 0; i < calls / threads; i++)
                    {
                        if (Client.Track(ReferralConverted.Sample($"u-{thread}-{i}")) == CallOutcome.Accepted)
                            Interlocked.Increment(ref accepted);
                    }
                }
                catch (ObjectDisposedException)
                {
                }
            })).ToArray();
            foreach (var caller in callers)
                caller.Start();
            foreach (var caller in callers)
                caller.Join();
            return accepted;
        }

        public void AssertNothingIsMissing(int tracked)
        {
            var statistics = Client.Statistics;
            Assert.Equal(tracked, statistics.Accepted);
            Assert.Equal(tracked, statistics.Delivered + statistics.Failed);
            Assert.Equal(_failed.Count, statistics.Failed);
            Assert.Equal(_failed.Count, _failed.Distinct().Count());

            var received = Endpoint.Requests.Where(request => request.Body.Length > 0).SelectMany(request => request.MessageIds).ToList();
            Assert.Equal(tracked, received.Concat(_failed).Distinct().Count());

            // What arrives twice was in a batch that was sent again.
            var retried = Endpoint.Requests.Where(request => request.Header("X-Retry-Count") is not null && request.Body.Length > 0)
                .SelectMany(request => request.MessageIds).ToHashSet();
            Assert.DoesNotContain(received.GroupBy(id => id), id => id.Count() > 1 && !retried.Contains(id.Key));
        }

        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await Endpoint.DisposeAsync();
        }
    }
}
