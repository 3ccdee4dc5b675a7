using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>When batches are sent.</summary>
public sealed class FlushTests
{
    private readonly WatchedTime _time = new();

    [Fact]
    public async Task By_number()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Clients.To(endpoint, options => Still(options).FlushAt = 3);
        for (var i = 0; i < 3; i++)
            client.Track(ReferralConverted.Sample());
        await endpoint.Received(1);
        Assert.Equal(3, endpoint.Requests[0].Calls.Length);
    }

    [Fact]
    public async Task By_time()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Clients.To(endpoint, options => Still(options).FlushInterval = TimeSpan.FromSeconds(5));
        client.Track(ReferralConverted.Sample());
        _time.Advance(TimeSpan.FromSeconds(4.9));
        client.Track(ReferralConverted.Sample());
        Assert.Empty(endpoint.Requests);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await endpoint.Received(1);
        Assert.Equal(2, endpoint.Requests[0].Calls.Length);

        // and again, for the timer rests in between
        await client.FlushAsync(TestContext.Current.CancellationToken);
        client.Track(ReferralConverted.Sample());
        _time.Advance(TimeSpan.FromSeconds(5.1));
        await endpoint.Received(2);
    }

    [Fact]
    public async Task While_every_request_is_busy_a_batch_grows_on()
    {
        var gate = new Gate();
        await using var endpoint = new ScriptedEndpoint(_ => gate.Ok);
        await using var client = Clients.To(endpoint, options =>
        {
            Still(options).FlushAt = 1;
            options.MaxConcurrentRequests = 1;
        });
        client.Track(ReferralConverted.Sample());
        await endpoint.Received(1);
        for (var i = 0; i < 500; i++)
            client.Track(ReferralConverted.Sample());
        gate.Open();
        await client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1, 500], endpoint.Requests.Select(request => request.Calls.Length));
    }

    [Fact]
    public async Task A_flush_waits_for_delivery_and_can_be_given_up()
    {
        var gate = new Gate();
        await using var endpoint = new ScriptedEndpoint(_ => gate.Ok);
        await using var client = Clients.To(endpoint, options => Still(options));
        client.Track(ReferralConverted.Sample());
        using var cancellation = new CancellationTokenSource();
        var given = client.FlushAsync(cancellation.Token);
        var kept = client.FlushAsync(TestContext.Current.CancellationToken);
        await endpoint.Received(1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.False(kept.IsCompleted);

        gate.Open();
        await kept;
        Assert.Equal(1, client.Statistics.Delivered);
    }

    private SegmentOptions Still(SegmentOptions options)
    {
        options.TimeProvider = _time;
        options.FlushInterval = TimeSpan.FromHours(1);
        return options;
    }
}
