using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>The end of a client's life.</summary>
public sealed class DisposalTests
{
    [Fact]
    public async Task Disposal_delivers_what_is_pending()
    {
        await using var endpoint = new ScriptedEndpoint();
        var client = Clients.To(endpoint);
        client.Track(ReferralConverted.Sample());
        await client.DisposeAsync();

        Assert.Single(endpoint.Requests);
        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Fact]
    public async Task Synchronous_disposal_delivers_too()
    {
        await using var endpoint = new ScriptedEndpoint();
        var client = Clients.To(endpoint);
        client.Track(ReferralConverted.Sample());
        client.Dispose();
        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Fact]
    public async Task A_call_after_disposal_fails_clearly()
    {
        await using var endpoint = new ScriptedEndpoint();
        var client = Clients.To(endpoint);
        await client.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => client.Track(ReferralConverted.Sample()));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.TrackAsync(ReferralConverted.Sample(), cancellationToken: TestContext.Current.CancellationToken).AsTask());
        await client.FlushAsync(TestContext.Current.CancellationToken); // nothing is pending, so there is nothing to fail
    }

    [Fact]
    public async Task Disposal_twice_and_flushing_meanwhile_is_safe()
    {
        await using var endpoint = new ScriptedEndpoint();
        var client = Clients.To(endpoint);
        client.Track(ReferralConverted.Sample());
        await Task.WhenAll(
            client.DisposeAsync().AsTask(),
            client.FlushAsync(TestContext.Current.CancellationToken),
            client.DisposeAsync().AsTask(),
            Task.Run(client.Dispose, TestContext.Current.CancellationToken));
        await client.DisposeAsync();
        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Fact]
    public async Task Disposal_during_a_wait_that_is_longer_than_the_deadline_reports_the_calls_at_the_deadline()
    {
        var time = new WatchedTime();
        var failures = new List<(FailureReason, int)>();
        await using var endpoint = new ScriptedEndpoint(Reply.Status(429, "300"));
        var client = Clients.To(endpoint, options =>
        {
            options.TimeProvider = time;
            options.FlushAt = 1;
            options.RequestTimeout = WatchedTime.RequestTimeout;
            options.ShutdownTimeout = TimeSpan.FromSeconds(20);
            options.OnFailed = Clients.Sync(failure => failures.Add((failure.Reason, failure.Calls.Count())));
        });
        client.Track(ReferralConverted.Sample());
        Assert.Equal(TimeSpan.FromSeconds(300), await time.NextWait());

        var disposal = client.DisposeAsync().AsTask();
        Assert.Equal(TimeSpan.FromSeconds(20), await time.NextWait());
        Assert.False(disposal.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(20));
        await disposal;

        Assert.Equal((FailureReason.Shutdown, 1), Assert.Single(failures));
        Assert.True(client.Statistics is { Failed: 1, Pending: 0 });
    }

    [Fact]
    public async Task Disposal_does_not_wait_for_a_retry_that_would_come_too_late()
    {
        var time = new WatchedTime();
        await using var endpoint = new ScriptedEndpoint(_ => Reply.Status(500));
        var client = Clients.To(endpoint, options =>
        {
            options.TimeProvider = time;
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(900); // the first retry comes after a second
        });
        client.Track(ReferralConverted.Sample());
        await client.DisposeAsync(); // returns although the clock stands still

        Assert.Single(endpoint.Requests);
        Assert.True(client.Statistics is { Failed: 1, Pending: 0 });
    }

    [Fact]
    public async Task The_content_of_a_failure_cannot_be_read_after_the_callback()
    {
        DeliveryFailure? kept = null;
        await using var endpoint = new ScriptedEndpoint(Reply.Status(400));
        await using var client = Clients.To(endpoint, options => options.OnFailed = Clients.Sync(failure => kept = failure));
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Throws<ObjectDisposedException>(() => kept!.Calls);
    }

    [Fact]
    public async Task A_callback_that_throws_breaks_nothing()
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Status(400));
        await using var client = Clients.To(endpoint, options => options.OnFailed = _ => throw new InvalidOperationException("broken"));
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.True(client.Statistics is { Failed: 1, Delivered: 1 });
    }
}
