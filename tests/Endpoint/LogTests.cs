using System.Net;
using System.Net.Sockets;

namespace TrackingPlan.Endpoint.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task The_oldest_calls_go_when_there_are_too_many()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { KeepCalls = 3 }, Client.Cancellation);
        using var client = new Client(endpoint);

        for (var i = 1; i <= 5; i++)
            (await client.PostAsync("/v1/batch", Calls.Batch(Calls.TrackOf($"m{i}")))).Dispose();

        Assert.Equal(["m3", "m4", "m5"], endpoint.Received.Select(call => call.MessageId));
        Assert.Equal([3L, 4, 5], endpoint.Received.Select(call => call.Sequence));
        Assert.Equal(3, endpoint.Requests.Count);
    }

    [Fact]
    public async Task The_oldest_calls_go_when_they_are_too_large()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { KeepBytes = 50_000 }, Client.Cancellation);
        using var client = new Client(endpoint);

        for (var i = 0; i < 10; i++)
            (await client.PostAsync("/v1/track", Calls.TrackOfSize(20_000))).Dispose();

        Assert.Equal([9L, 10], endpoint.Received.Select(call => call.Sequence));
    }

    [Fact]
    public async Task The_context_that_a_batch_shares_counts_once()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { KeepBytes = 100_000 }, Client.Cancellation);
        using var client = new Client(endpoint);
        var body = $$"""{"context":{"pad":"{{new string('x', 90_000)}}"},"batch":[{{Calls.TrackOf("a")}},{{Calls.TrackOf("b")}}]}""";

        using var first = await client.PostAsync("/v1/batch", body);
        Assert.Equal(2, endpoint.Received.Count);
        using var second = await client.PostAsync("/v1/batch", body);

        Assert.Equal([3L, 4], endpoint.Received.Select(call => call.Sequence));
    }

    [Fact]
    public async Task Clearing_forgets_everything_but_the_numbering()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        using var first = await client.PostAsync("/v1/track", Calls.Track);

        endpoint.Clear();
        Assert.Empty(endpoint.Received);
        Assert.Empty(endpoint.Requests);
        using var second = await client.PostAsync("/v1/track", Calls.Track);

        var call = Assert.Single(endpoint.Received);
        Assert.Equal((2L, false), (call.Sequence, call.IsDuplicate));
    }

    [Fact]
    public async Task Every_reader_sees_every_call_in_order_from_the_first_to_the_stop()
    {
        const int Senders = 8, CallsOfEach = 50;
        var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        var early = ReadToEndAsync(endpoint);

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async sender =>
        {
            for (var i = 0; i < CallsOfEach; i++)
                (await client.PostAsync("/v1/batch", Calls.Batch(Calls.TrackOf($"{sender}-{i}-a"), Calls.TrackOf($"{sender}-{i}-b")))).Dispose();
        }));
        var late = ReadToEndAsync(endpoint);
        var kept = endpoint.Received;
        await endpoint.DisposeAsync();

        Assert.Equal(Senders * CallsOfEach * 2, kept.Count);
        Assert.Equal(kept, await early);
        Assert.Equal(kept, await late);
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(i => (long)i), kept.Select(call => call.Sequence));

        // The calls of a batch stay together, and those of one sender in their order.
        for (var i = 0; i < kept.Count; i += 2)
            Assert.Equal(kept[i].MessageId.Replace('a', 'b'), kept[i + 1].MessageId);
        for (var sender = 0; sender < Senders; sender++)
        {
            Assert.Equal(
                Enumerable.Range(0, CallsOfEach).Select(i => $"{sender}-{i}-a"),
                kept.Select(call => call.MessageId).Where(id => id.StartsWith($"{sender}-", StringComparison.Ordinal) && id.EndsWith('a')));
        }
    }

    [Fact]
    public async Task A_reader_that_is_too_slow_sees_the_gap()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { KeepCalls = 2 }, Client.Cancellation);
        using var client = new Client(endpoint);
        await using var reader = endpoint.ReadAllAsync(Client.Cancellation).GetAsyncEnumerator(Client.Cancellation);

        using var first = await client.PostAsync("/v1/track", Calls.Track);
        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(1, reader.Current.Sequence);
        for (var i = 0; i < 5; i++)
            (await client.PostAsync("/v1/track", Calls.Track)).Dispose();

        Assert.True(await reader.MoveNextAsync());
        Assert.Equal(5, reader.Current.Sequence);
    }

    [Fact]
    public async Task Waiting_ends_with_the_call_that_makes_the_number_full()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        var two = endpoint.WaitForAsync(2, Client.Cancellation);
        using var first = await client.PostAsync("/v1/track", Calls.Track);
        Assert.False(two.IsCompleted);
        using var second = await client.PostAsync("/v1/track", Calls.Track);

        Assert.Equal(2, (await two).Count);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled_or_the_endpoint_stops()
    {
        var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var cancelled = new CancellationTokenSource();
        var waiting = endpoint.WaitForAsync(1, Client.Cancellation);
        var waitingToo = endpoint.WaitForAsync(1, cancelled.Token);

        await cancelled.CancelAsync();
        await endpoint.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waitingToo);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_alone_and_stops_when_disposed()
    {
        var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        Assert.Equal("127.0.0.1", endpoint.Url.Host);

        await Assert.ThrowsAsync<IOException>(() => SegmentEndpoint.StartAsync(new() { Port = endpoint.Url.Port }, Client.Cancellation));
        await endpoint.DisposeAsync();

        using var socket = new TcpClient();
        var refused = await Assert.ThrowsAsync<SocketException>(async () => await socket.ConnectAsync(IPAddress.Loopback, endpoint.Url.Port, Client.Cancellation));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(65_536, 1, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    public async Task Options_out_of_range_are_refused(int port, int keepCalls, long keepBytes) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SegmentEndpoint.StartAsync(
            new() { Port = port, KeepCalls = keepCalls, KeepBytes = keepBytes }, Client.Cancellation));

    private static async Task<List<ReceivedCall>> ReadToEndAsync(SegmentEndpoint endpoint)
    {
        var calls = new List<ReceivedCall>();
        await foreach (var call in endpoint.ReadAllAsync(Client.Cancellation))
            calls.Add(call);
        return calls;
    }
}
