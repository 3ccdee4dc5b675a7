using System.Globalization;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Conformance;

/// <summary>
/// What each outcome of a request does to its batch, on real sockets and a clock that stands still. The cases T01 to T22 follow the outcome
/// table of Segment's Node library 3.1; Segment publishes the table but not the list of cases, so the numbers are this project's.
/// </summary>
public sealed class RetryTests
{
    [Theory]
    [InlineData("T01", 200)]
    [InlineData("T01", 201)]
    [InlineData("T01", 204)]
    public async Task Taken(string id, int status)
    {
        await using var run = new Run(Reply.Status(status, body: ""));
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Single(run.Endpoint.Requests);
        Assert.True(run.Client.Statistics is { Delivered: 1, Lost: 0, Retries: 0 }, id);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(304)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task T02_a_redirect_is_neither_followed_nor_taken_for_delivered(int status)
    {
        await using var elsewhere = new ScriptedEndpoint();
        await using var run = new Run(Reply.Status(status, location: elsewhere.Uri));
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Empty(elsewhere.Requests); // it would have been told the write key
        Assert.Single(run.Endpoint.Requests);
        Assert.Equal((FailureReason.Rejected, status, 1), Assert.Single(run.Failures));
        Assert.True(run.Client.Statistics is { Delivered: 0, Failed: 1, Pending: 0 });
    }

    [Theory]
    [InlineData("T03", 400)]
    [InlineData("T04", 401)]
    [InlineData("T05", 403)]
    [InlineData("T06", 404)]
    [InlineData("T09", 413)]
    [InlineData("T10", 418)]
    [InlineData("T10", 422)]
    [InlineData("T11", 501)]
    [InlineData("T12", 505)]
    [InlineData("T13", 511)]
    public async Task Lost_at_once_and_reported(string id, int status)
    {
        await using var run = new Run(Reply.Status(status, body: "Bad Request"));
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Single(run.Endpoint.Requests);
        var (reason, statusCode, count) = Assert.Single(run.Failures);
        Assert.True((reason, statusCode, count) == (FailureReason.Rejected, status, 1), id);
        Assert.True(run.Client.Statistics is { Delivered: 0, Failed: 1, Pending: 0 }, id);
    }

    [Theory]
    [InlineData("T07", 408, "30")] // Retry-After counts with 429 alone
    [InlineData("T08", 503, "30")]
    [InlineData("T14", 410, null)]
    [InlineData("T14", 460, null)]
    [InlineData("T15", 500, null)]
    [InlineData("T15", 502, null)]
    [InlineData("T15", 504, null)]
    [InlineData("T15", 599, null)]
    [InlineData("T16", 429, null)]
    [InlineData("T16", 429, "soon")]
    [InlineData("T17", 600, null)]
    public async Task Tried_again_with_backoff(string id, int status, string? retryAfter)
    {
        await using var run = new Run(Reply.Status(status, retryAfter), Reply.Status(status, retryAfter));
        var waits = new[] { await run.Time.PassNextWait(), await run.Time.PassNextWait() };
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.InRange(waits[0].TotalSeconds, 1, 2);
        Assert.InRange(waits[1].TotalSeconds, 2, 4);
        Assert.Equal([null, "1", "2"], run.Endpoint.Requests.Select(request => request.Header("X-Retry-Count")));
        Assert.True(run.Client.Statistics is { Delivered: 1, Lost: 0, Retries: 2 }, id);
    }

    [Fact]
    public async Task T18_a_connection_that_breaks_is_tried_again()
    {
        await using var run = new Run(Reply.Reset, Reply.ResetMidBody);
        Assert.InRange((await run.Time.PassNextWait()).TotalSeconds, 1, 2);
        Assert.InRange((await run.Time.PassNextWait()).TotalSeconds, 2, 4);
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.True(run.Client.Statistics is { Delivered: 1, Lost: 0, Retries: 2 });
    }

    [Fact]
    public async Task T19_an_answer_that_does_not_come_in_time_is_tried_again()
    {
        await using var run = new Run(Reply.Silence, Reply.NeverEndingHead);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await run.Endpoint.Received(attempt);
            run.Time.Advance(WatchedTime.RequestTimeout);
            await run.Time.PassNextWait();
        }

        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.True(run.Client.Statistics is { Delivered: 1, Lost: 0, Retries: 2 });
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 1)]
    [InlineData("100000", 300)]
    [InlineData("Mon, 23 Nov 2026 12:00:42 GMT", 42)]
    [InlineData("Mon, 23 Nov 2026 11:00:00 GMT", 1)]
    public async Task T20_retry_after_is_kept_and_not_counted(string retryAfter, int seconds)
    {
        await using var run = new Run([Reply.Status(429, retryAfter)], options => options.MaxRetries = 0);
        Assert.Equal(TimeSpan.FromSeconds(seconds), await run.Time.PassNextWait());
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal([null, "1"], run.Endpoint.Requests.Select(request => request.Header("X-Retry-Count")));
        Assert.True(run.Client.Statistics is { Delivered: 1, Lost: 0 });
    }

    [Fact]
    public async Task T20_retry_after_holds_for_every_batch()
    {
        await using var run = new Run(Reply.Status(429, "60"));
        Assert.Equal(TimeSpan.FromSeconds(60), await run.Time.NextWait());
        run.Client.Track(ReferralConverted.Sample());
        Assert.Equal(TimeSpan.FromSeconds(60), await run.Time.NextWait()); // the second batch waits as well, and sends nothing
        Assert.Single(run.Endpoint.Requests);

        run.Time.Advance(TimeSpan.FromSeconds(60));
        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, run.Client.Statistics.Delivered);
    }

    [Fact]
    public async Task T21_retries_end()
    {
        await using var run = new Run([.. Enumerable.Repeat(Reply.Status(500), 20)], options => options.MaxRetries = 10);
        for (var retry = 0; retry < 10; retry++)
        {
            var wait = await run.Time.PassNextWait();
            Assert.InRange(wait.TotalSeconds, Math.Min(Math.Pow(2, retry), 60), Math.Min(Math.Pow(2, retry + 1), 60));
        }

        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(11, run.Endpoint.Requests.Count);
        Assert.Equal((FailureReason.RetriesExhausted, 500, 1), Assert.Single(run.Failures));
    }

    [Fact]
    public async Task T21_pauses_end_too()
    {
        await using var run = new Run([.. Enumerable.Repeat(Reply.Status(429, "1"), 40)], options => options.MaxRetries = 2);
        for (var pause = 0; pause < 21; pause++)
            await run.Time.PassNextWait();

        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(22, run.Endpoint.Requests.Count);
        Assert.Equal((FailureReason.RetriesExhausted, 429, 1), Assert.Single(run.Failures));
    }

    [Fact]
    public async Task T22_the_time_for_all_attempts_ends()
    {
        // The first wait is 2 seconds at most, the second at least 2 more.
        await using var run = new Run(
            [.. Enumerable.Repeat(Reply.Status(500), 20)], options => options.DeliveryTimeout = TimeSpan.FromSeconds(2.5));
        await run.Time.PassNextWait();

        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, run.Endpoint.Requests.Count);
        Assert.Equal((FailureReason.DeliveryTimeout, 500, 1), Assert.Single(run.Failures));
    }

    [Fact]
    public async Task Each_attempt_says_when_it_was_sent_and_keeps_the_message_id()
    {
        await using var run = new Run(Reply.Status(500), Reply.Status(500));
        var expected = new List<DateTimeOffset> { run.Time.GetUtcNow() };
        for (var retry = 0; retry < 2; retry++)
        {
            await run.Time.PassNextWait();
            expected.Add(run.Time.GetUtcNow());
        }

        await run.Client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            expected.Select(time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            run.Endpoint.Requests.Select(request => request.Root.GetProperty("sentAt").GetString()));
        Assert.Single(run.Endpoint.Requests.SelectMany(request => request.MessageIds).Distinct());
    }

    /// <summary>One call on its way to an endpoint that answers as told.</summary>
    private sealed class Run : IAsyncDisposable
    {
        public Run(params Reply[] replies)
            : this(replies, null)
        {
        }

        public Run(Reply[] replies, Action<SegmentOptions>? configure)
        {
            Endpoint = new ScriptedEndpoint(replies);
            Client = Clients.To(Endpoint, options =>
            {
                options.TimeProvider = Time;
                options.FlushAt = 1;
                options.RequestTimeout = WatchedTime.RequestTimeout;
                options.OnFailed = Clients.Sync(failure => Failures.Add((failure.Reason, failure.StatusCode, failure.Count)));
                configure?.Invoke(options);
            });
            Client.Track(ReferralConverted.Sample());
        }

        public WatchedTime Time { get; } = new();

        public ScriptedEndpoint Endpoint { get; }

        public SegmentClient Client { get; }

        public List<(FailureReason Reason, int? StatusCode, int Count)> Failures { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await Endpoint.DisposeAsync();
        }
    }
}
