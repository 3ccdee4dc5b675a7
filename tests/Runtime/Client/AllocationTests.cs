using System.Net;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

public sealed class AllocationTests
{
    [Fact]
    public async Task A_call_allocates_nothing_on_its_thread()
    {
        using var http = new HttpClient(new TakesAll());
        await using var client = new SegmentClient(new() { WriteKey = "k", HttpClient = () => http, FlushInterval = TimeSpan.FromHours(1) });
        var e = ReferralConverted.Sample();
        client.Track(in e);
        TrackWithOptions(client);

        // Fewer calls than fill a batch: handing one over allocates a little, once in a thousand calls.
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
            client.Track(in e);
        var typed = GC.GetAllocatedBytesForCurrentThread() - before;

        before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++)
            TrackWithOptions(client);
        var withOptions = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((0, 0), (typed, withOptions));
    }

    private static void TrackWithOptions(SegmentClient client) =>
        client.Track("u", new NoteAdded("ümläut \"quoted\""), new() { Timestamp = DateTimeOffset.UnixEpoch, MessageId = "m" });

    private sealed class TakesAll : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }
}
