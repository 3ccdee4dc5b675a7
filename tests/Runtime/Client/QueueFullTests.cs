using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>What happens at the limit of memory. The queue holds four batches of three events each, and the endpoint does not answer.</summary>
public sealed class QueueFullTests : IAsyncDisposable
{
    private Gate _gate = new();
    private readonly WatchedTime _time = new();
    private readonly ScriptedEndpoint _endpoint;
    private readonly List<(FailureReason Reason, int Count, string[] Calls)> _failures = [];
    private SegmentClient? _client;

    public QueueFullTests() => _endpoint = new ScriptedEndpoint(_ => _gate.Ok);

    public async ValueTask DisposeAsync()
    {
        _gate.Open();
        await _client!.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Fact]
    public async Task Drop_newest_counts_and_reports_every_dropped_call()
    {
        var accepted = Fill(QueueFullPolicy.DropNewest);
        for (var i = 0; i < 5; i++)
            Assert.Equal(CallOutcome.QueueFull, Track("late"));

        Assert.Equal(6, _failures.Count); // the call that found the queue full first is one of them
        Assert.All(_failures, failure => Assert.Equal((FailureReason.QueueFull, 1), (failure.Reason, failure.Count)));
        Assert.Equal(DeliveryStatus.Losing, _client!.Status);
        await DeliverAll();
        Assert.True(_client!.Statistics is { Dropped: 6, Failed: 0, Lost: 6 } statistics && statistics.Delivered == accepted);
    }

    [Fact]
    public async Task Drop_oldest_makes_room_and_reports_each_call_of_the_batch_that_went()
    {
        var accepted = Fill(QueueFullPolicy.DropOldest, maxConcurrentRequests: 1);
        Assert.Single(_failures); // the call that found the queue full was accepted, and the oldest waiting batch went
        var (reason, count, calls) = _failures[0];
        Assert.Equal(FailureReason.QueueFull, reason);
        Assert.Equal(count, calls.Length);
        Assert.All(calls, call => Assert.StartsWith("early", call, StringComparison.Ordinal));

        await DeliverAll();
        var statistics = _client!.Statistics;
        Assert.Equal((accepted, count, 0), (statistics.Accepted, statistics.Failed, statistics.Dropped));
        Assert.Equal(accepted - count, statistics.Delivered);
    }

    [Fact]
    public async Task An_async_call_waits_for_room_and_loses_nothing()
    {
        var accepted = await FillUntilFull();
        var waiting = Enumerable.Range(0, 50).Select(_ => _client!.TrackAsync("u", Event("late"), cancellationToken: TestContext.Current.CancellationToken).AsTask()).ToList();
        Assert.All(waiting, call => Assert.False(call.IsCompleted));

        _gate.Open();
        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(CallOutcome.Accepted, outcome));
        await DeliverAll();
        Assert.True(_client!.Statistics is { Lost: 0 } statistics && statistics.Delivered == accepted + 50);
    }

    [Fact]
    public async Task An_async_call_that_is_cancelled_while_it_waits_was_not_accepted()
    {
        var accepted = await FillUntilFull();
        using var cancellation = new CancellationTokenSource();
        var waiting = _client!.TrackAsync("u", Event("late"), cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(accepted, _client!.Statistics.Accepted);
    }

    [Fact]
    public async Task A_synchronous_call_waits_for_a_moment_and_later_ones_not_at_all()
    {
        await FillUntilFull();
        var blocked = Task.Run(() => Track("late"), TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(5), await NextBlockingWait());
        Assert.False(blocked.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(CallOutcome.QueueFull, await blocked);

        Assert.Equal(CallOutcome.QueueFull, Track("later")); // returns at once, for the clock stands still
        Assert.Equal(2, _client!.Statistics.Dropped);

        // A delivery ends the outage: in the next one, the first call waits again.
        await DeliverAll();
        _gate = new Gate();
        var next = Task.Run(
            () =>
            {
                while (Track("after") == CallOutcome.Accepted)
                {
                }
            },
            TestContext.Current.CancellationToken);
        await NextBlockingWait();
        _time.Advance(TimeSpan.FromSeconds(5));
        await next;
        Assert.Equal(3, _client!.Statistics.Dropped);
    }

    [Fact]
    public async Task A_synchronous_call_goes_on_as_soon_as_there_is_room()
    {
        await FillUntilFull();
        var blocked = Task.Run(() => Track("late"), TestContext.Current.CancellationToken);
        await NextBlockingWait();
        _gate.Open();
        Assert.Equal(CallOutcome.Accepted, await blocked);
        Assert.Equal(0, _client!.Statistics.Lost);
    }

    [Fact]
    public async Task A_call_that_waits_while_the_client_is_disposed_fails_clearly()
    {
        await FillUntilFull();
        var waiting = _client!.TrackAsync("u", Event("late"), cancellationToken: TestContext.Current.CancellationToken).AsTask();
        var disposing = _client!.DisposeAsync().AsTask();
        _gate.Open();
        await disposing;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private static NoteAdded Event(string text) => new(text + new string('.', 30_000));

    private CallOutcome Track(string text) => _client!.Track("u", Event(text));

    private async Task<TimeSpan> NextBlockingWait()
    {
        TimeSpan wait;
        while ((wait = await _time.NextWait()) != TimeSpan.FromSeconds(5))
        {
        }

        return wait;
    }

    private async Task DeliverAll()
    {
        _gate.Open();
        await _client!.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Calls until the policy has to act.</summary>
    /// <returns>How many were accepted.</returns>
    private int Fill(QueueFullPolicy policy, int maxConcurrentRequests = 4)
    {
        Create(policy, maxConcurrentRequests);
        var accepted = 0;
        while (_failures.Count == 0)
        {
            if (Track($"early {accepted}") == CallOutcome.Accepted)
                accepted++;
        }

        return accepted;
    }

    private async Task<int> FillUntilFull()
    {
        Create(QueueFullPolicy.Wait, 4);
        using var cancellation = new CancellationTokenSource();
        for (var accepted = 0; ; accepted++)
        {
            var call = _client!.TrackAsync("u", Event("early"), cancellationToken: cancellation.Token).AsTask();
            if (call.IsCompleted)
                continue;
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            return accepted;
        }
    }

    private void Create(QueueFullPolicy policy, int maxConcurrentRequests) => _client = Clients.To(_endpoint, options =>
    {
        options.TimeProvider = _time;
        options.RequestTimeout = WatchedTime.RequestTimeout;
        options.FlushInterval = TimeSpan.FromHours(1);
        options.BatchBytes = 128 * 1024;
        options.QueueBytes = 4 * 128 * 1024;
        options.QueueFull = policy;
        options.MaxConcurrentRequests = maxConcurrentRequests;
        options.OnFailed = Clients.Sync(failure =>
        {
            var calls = failure.Calls.Select(call => call.GetProperty("properties").GetProperty("text").GetString()!).ToArray();
            lock (_failures)
                _failures.Add((failure.Reason, failure.Count, calls));
        });
    });
}
