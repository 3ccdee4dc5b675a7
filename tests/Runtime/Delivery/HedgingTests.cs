using System.Net.Sockets;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Delivery;

/// <summary>A handler that sends a request twice at once and takes the faster answer. Every body that arrives is one that was meant.</summary>
public sealed class HedgingTests
{
    private const int Batches = 6;
    private const int Calls = 25; // of 15 KB: one body

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_slower_body_is_whole_too(bool gzip)
    {
        // The slower of the two connections is not read until the faster has answered and a moment more.
        var (heads, gates) = (Signals(), Signals());
        await using var fast = new ScriptedEndpoint();
        await using var slow = new ScriptedEndpoint(request =>
        {
            heads[request.Number].SetResult();
            return Reply.Ok with { Before = gates[request.Number].Task };
        });
        using var http = new HttpClient(new Hedging(slow.Uri, heads) { InnerHandler = new SocketsHttpHandler { ConnectCallback = SmallBuffers } });
        await using (var client = Clients.To(fast, options => (options.HttpClient, options.Gzip) = (() => http, gzip)))
        {
            for (var batch = 0; batch < Batches; batch++)
            {
                for (var i = 0; i < Calls; i++)
                    Assert.Equal(CallOutcome.Accepted, client.Track("u", new NoteAdded(Text(batch * Calls + i))));
                var flush = client.FlushAsync(TestContext.Current.CancellationToken);
                await fast.Received(batch + 1);
                gates[batch].SetResult();
                await flush.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            }

            Assert.True(client.Statistics is { Delivered: Calls * Batches, Lost: 0 }, client.Statistics.ToString());
        }

        await slow.Received(Batches);
        foreach (var endpoint in new[] { fast, slow })
        {
            Assert.Equal(Batches, endpoint.Requests.Count);
            for (var batch = 0; batch < Batches; batch++)
            {
                Assert.Equal(
                    Enumerable.Range(batch * Calls, Calls).Select(Text),
                    endpoint.Requests[batch].Calls.Select(call => call.GetProperty("properties").GetProperty("text").GetString()));
            }
        }
    }

    [Fact]
    public async Task The_answer_of_the_second_address_counts()
    {
        await using var first = new ScriptedEndpoint(_ => Reply.Ok with { After = new TaskCompletionSource().Task });
        await using var second = new ScriptedEndpoint();
        using var http = new HttpClient(new Racing(second.Uri) { InnerHandler = new SocketsHttpHandler() });
        await using var client = Clients.To(first, options => options.HttpClient = () => http);
        client.Track("u", new NoteAdded(Text(0)));
        await client.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.True(client.Statistics is { Delivered: 1, Lost: 0, Retries: 0 }, client.Statistics.ToString());
        Assert.Single(second.Requests);
    }

    [Fact]
    public async Task A_body_that_is_read_for_ever_holds_up_nothing_and_stays_what_it_was()
    {
        await using var endpoint = new ScriptedEndpoint();
        using var held = new NeverEndingStream();
        using var http = new HttpClient(new CopiesForEver(held) { InnerHandler = new SocketsHttpHandler() });
        await using var client = Clients.To(endpoint, options =>
        {
            options.HttpClient = () => http;
            options.RequestTimeout = TimeSpan.FromMilliseconds(200);
        });
        for (var batch = 0; batch < 3; batch++)
        {
            client.Track("u", new NoteAdded(Text(batch)));
            await client.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }

        Assert.True(client.Statistics is { Delivered: 3, Lost: 0 }, client.Statistics.ToString());
        var read = held.Buffers.Select(buffer => System.Text.Encoding.UTF8.GetString(buffer.Span)).ToArray();
        for (var batch = 0; batch < 3; batch++)
            Assert.Contains(Text(batch), read[batch], StringComparison.Ordinal);
    }

    private static TaskCompletionSource[] Signals() =>
        [.. Enumerable.Range(0, Batches).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];

    /// <summary>Incompressible, so that gzip has as much to send.</summary>
    private static string Text(int batch)
    {
        var random = new Random(batch);
        return string.Create(5_000, random, (span, random) =>
        {
            foreach (ref var c in span)
                c = (char)random.Next(0x4E00, 0x9FA5);
        });
    }

    /// <summary>Without buffers in the system, a body that nobody reads is still being written.</summary>
    private static async ValueTask<Stream> SmallBuffers(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { SendBufferSize = 4096, NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class Hedging(Uri second, TaskCompletionSource[] heads) : DelegatingHandler
    {
        private int _number = -1;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var copy = new HttpRequestMessage(request.Method, new Uri(second, request.RequestUri!.AbsolutePath)) { Content = request.Content };
            copy.Headers.Authorization = request.Headers.Authorization;
            var slower = base.SendAsync(copy, CancellationToken.None);
            await heads[++_number].Task; // both bodies are being written
            return await await Task.WhenAny(base.SendAsync(request, cancellationToken), slower);
        }
    }

    private sealed class Racing(Uri second) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var copy = new HttpRequestMessage(request.Method, new Uri(second, request.RequestUri!.AbsolutePath)) { Content = request.Content };
            copy.Headers.Authorization = request.Headers.Authorization;
            return await await Task.WhenAny(base.SendAsync(request, cancellationToken), base.SendAsync(copy, cancellationToken));
        }
    }

    private sealed class CopiesForEver(Stream target) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _ = request.Content!.CopyToAsync(target, CancellationToken.None);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class NeverEndingStream : MemoryStream
    {
        public List<ReadOnlyMemory<byte>> Buffers { get; } = [];

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Buffers.Add(buffer);
            await new TaskCompletionSource().Task;
        }
    }
}
