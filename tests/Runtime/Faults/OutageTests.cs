using System.Globalization;
using System.Net;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Faults;

/// <summary>Segment is down for a while, and there is room for what is tracked meanwhile.</summary>
public sealed class OutageTests
{
    private const int Faster = 3_600; // an hour takes a second

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    /// <summary>As in docs/delivery.md; the hours; and the least and the most that may be lost.</summary>
    public static TheoryData<string, double, int, int> Outages() => new()
    {
        { "1 minute", 1 / 60.0, 0, 0 },
        { "10 minutes", 10 / 60.0, 0, 0 },
        { "1 hour", 1, 0, 0 },
        { "6 hours", 6, 0, 0 },
        { "11 hours", 11, 0, 0 },
        { "16 hours", 16, 1, 8 * 360 },
    };

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Nothing_is_lost_until_the_delivery_timeout(string name, double hours, int leastLost, int mostLost)
    {
        var time = new FastTime(Faster);
        var outage = TimeSpan.FromHours(hours);
        var began = time.GetTimestamp();
        using var http = new HttpClient(new Down(() => time.GetElapsedTime(began) < outage));
        await using var client = new SegmentClient(new()
        {
            WriteKey = "k",
            HttpClient = () => http,
            TimeProvider = time,
            RequestTimeout = TimeSpan.FromDays(1), // is of no interest here, and would be milliseconds
        });

        var calls = (int)((outage + TimeSpan.FromMinutes(1)) / Pace);
        var tracked = 0;
        using var pace = new PeriodicTimer(Pace, time);
        do
        {
            for (; tracked < calls && tracked <= time.GetElapsedTime(began) / Pace; tracked++)
                client.Track(ReferralConverted.Sample());
        }
        while (tracked < calls && await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken));

        await client.FlushAsync(TestContext.Current.CancellationToken);
        var statistics = client.Statistics;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {statistics.Delivered} of {tracked} delivered"));
        Assert.Equal(tracked, statistics.Delivered + statistics.Failed);
        Assert.InRange(statistics.Failed, leastLost, mostLost);
        var row = string.Create(CultureInfo.InvariantCulture, $"| {name} | {tracked:N0} | {(mostLost == 0 ? "all" : "more than half")} |");
        Assert.Contains(row, Repository.Read("docs/delivery.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batches_that_are_refused_for_what_is_in_them_hold_up_no_others()
    {
        var time = new FastTime(300);
        using var endpoint = new RefusesPoison();
        using var http = new HttpClient(endpoint);
        await using var client = new SegmentClient(new()
        {
            WriteKey = "k",
            HttpClient = () => http,
            TimeProvider = time,
            RequestTimeout = TimeSpan.FromDays(1),
            ShutdownTimeout = TimeSpan.Zero,
            FlushAt = 1,
        });
        for (var worker = 0; worker < 4; worker++)
        {
            client.Track("u", new NoteAdded("poison"));
            Assert.True(SpinWait.SpinUntil(() => endpoint.Batches > worker, TimeSpan.FromSeconds(60)), client.Statistics.ToString());
        }

        for (var good = 1; good <= 5; good++)
        {
            var started = time.GetTimestamp();
            client.Track("u", new NoteAdded("good"));
            Assert.True(SpinWait.SpinUntil(() => client.Statistics.Delivered == good, TimeSpan.FromSeconds(60)));
            TestContext.Current.TestOutputHelper?.WriteLine($"delivered after {time.GetElapsedTime(started)}");
        }

        Assert.True(client.Statistics is { Failed: 0, Pending: 4 });
    }

    private sealed class Down(Func<bool> isDown) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            isDown() ? throw new HttpRequestException(HttpRequestError.ConnectionError, "down") : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }

    private sealed class RefusesPoison : HttpMessageHandler
    {
        private int _batches;

        public int Batches => Volatile.Read(ref _batches);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.Headers.Contains("X-Retry-Count"))
                Interlocked.Increment(ref _batches);
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new(body.Contains("poison", StringComparison.Ordinal) ? HttpStatusCode.InternalServerError : HttpStatusCode.OK);
        }
    }
}
