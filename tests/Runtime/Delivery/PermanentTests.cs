using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Delivery;

/// <summary>What a platform or a client can never do is tried once; what a handler of the application throws may pass.</summary>
public sealed class PermanentTests
{
    private static readonly Dictionary<string, Func<Exception>> Permanent = new()
    {
        ["the platform"] = () => new PlatformNotSupportedException("no sockets here"),
        ["the scheme"] = () => new NotSupportedException("no such scheme"),
        ["what is not written yet"] = () => new NotImplementedException(),
        ["an argument"] = () => new ArgumentException("a header"),
        ["a missing type"] = () => new TypeLoadException(),
    };

    private static readonly Dictionary<string, Func<Exception>> Passing = new()
    {
        ["a circuit"] = () => new InvalidOperationException("the circuit is open"),
        ["a socket"] = () => new ObjectDisposedException("a socket"),
        ["a disk"] = () => new IOException(),
    };

    public static TheoryData<string> PermanentNames() => [.. Permanent.Keys];

    public static TheoryData<string> PassingNames() => [.. Passing.Keys];

    [Theory]
    [MemberData(nameof(PermanentNames))]
    public async Task Tried_once_and_reported(string name)
    {
        using var http = new HttpClient(new Throws(Permanent[name], times: int.MaxValue));
        await LoseAtOnce(() => http);
    }

    [Fact]
    public async Task A_client_that_is_disposed_is_tried_once()
    {
        var http = new HttpClient();
        http.Dispose();
        await LoseAtOnce(() => http);
    }

    [Theory]
    [MemberData(nameof(PassingNames))]
    public async Task Tried_again(string name)
    {
        await using var endpoint = new ScriptedEndpoint();
        using var http = new HttpClient(new Throws(Passing[name], times: 2) { InnerHandler = new SocketsHttpHandler() });
        await using var client = Clients.To(endpoint, options => (options.HttpClient, options.TimeProvider) = (() => http, new FastTime(100)));
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.True(client.Statistics is { Delivered: 1, Retries: 2 }, client.Statistics.ToString());
    }

    private static async Task LoseAtOnce(Func<HttpClient> http)
    {
        var failures = new List<FailureReason>();
        await using var client = new SegmentClient(new()
        {
            WriteKey = Clients.WriteKey,
            HttpClient = http,
            OnFailed = Clients.Sync(failure => failures.Add(failure.Reason)),
        });
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(FailureReason.Rejected, Assert.Single(failures));
        Assert.True(client.Statistics is { Failed: 1, Retries: 0, Pending: 0 }, client.Statistics.ToString());
    }

    private sealed class Throws(Func<Exception> exception, int times) : DelegatingHandler
    {
        private int _thrown;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _thrown) <= times ? throw exception() : base.SendAsync(request, cancellationToken);
    }
}
