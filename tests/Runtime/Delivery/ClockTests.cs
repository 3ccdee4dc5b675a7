using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Delivery;

/// <summary>Somebody sets the clock: what waits, and what is allowed to take time, goes by what has passed.</summary>
public sealed class ClockTests
{
    private readonly WatchedTime _time = new();

    [Fact]
    public async Task A_clock_that_is_set_forward_during_an_attempt_ends_no_delivery()
    {
        await using var endpoint = new ScriptedEndpoint(request =>
        {
            if (request.Number == 0)
                _time.Set += TimeSpan.FromHours(13);
            return request.Number == 0 ? Reply.Status(500) : Reply.Ok;
        });
        await using var client = Client(endpoint);
        client.Track(ReferralConverted.Sample());
        await _time.PassNextWait();
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.True(client.Statistics is { Delivered: 1, Lost: 0 });
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_pause_longer()
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Status(429, "2"));
        await using var client = Client(endpoint);
        client.Track(ReferralConverted.Sample());
        Assert.Equal(TimeSpan.FromSeconds(2), await _time.NextWait());
        _time.Set -= TimeSpan.FromHours(1);
        _time.Advance(TimeSpan.FromSeconds(2));
        await client.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Theory]
    [InlineData(-24, 300)]
    [InlineData(24, 1)]
    public async Task A_date_is_a_pause_of_five_minutes_at_most_by_whatever_clock(int hours, int expectedSeconds)
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Status(429, "Mon, 23 Nov 2026 12:00:42 GMT"));
        _time.Set = TimeSpan.FromHours(hours);
        await using var client = Client(endpoint);
        client.Track(ReferralConverted.Sample());
        Assert.Equal(TimeSpan.FromSeconds(expectedSeconds), await _time.PassNextWait());
        await client.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Fact]
    public async Task A_shutdown_lasts_as_long_as_it_should()
    {
        await using var endpoint = new ScriptedEndpoint(Reply.Status(500));
        var client = Client(endpoint);
        client.Track(ReferralConverted.Sample());
        var wait = await _time.NextWait();
        var disposal = client.DisposeAsync().AsTask();
        await _time.NextWait(); // the deadline
        _time.Set -= TimeSpan.FromDays(1);
        _time.Advance(wait);
        await disposal.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Statistics.Delivered);
    }

    private SegmentClient Client(ScriptedEndpoint endpoint) => Clients.To(endpoint, options =>
    {
        options.TimeProvider = _time;
        options.FlushAt = 1;
        options.RequestTimeout = WatchedTime.RequestTimeout;
    });
}
