using System.Net;
using BenchmarkDotNet.Attributes;

namespace TrackingPlan.Benchmarks;

/// <summary>
/// One Track call on its caller's thread. The client's batches are sent to a handler that takes them at once, so that what a call costs
/// includes its share of closing and handing over a batch.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
[MinColumn, MedianColumn]
public class CallBenchmarks
{
    private readonly Floors _floors = new();
    private readonly Conversion _event = Conversion.Sample;
    private SegmentClient _client = null!;

    [GlobalSetup]
    public void Setup()
    {
        var http = new HttpClient(new AcceptingHandler());
        _client = new SegmentClient(new SegmentOptions { WriteKey = "benchmark", HttpClient = () => http });
    }

    [GlobalCleanup]
    public void Cleanup() => _client.Dispose();

    [Benchmark(Baseline = true, Description = "(a) literals by hand, pooled ids")]
    public int Literals() => _floors.Literals(in _event);

    [Benchmark(Description = "(b) reused Utf8JsonWriter")]
    public int JsonWriter() => _floors.JsonWriter(in _event);

    [Benchmark(Description = "(c) Dictionary, System.Text.Json")]
    public int Dictionary() => Floors.Dictionary(in _event);

    [Benchmark(Description = "client.Track")]
    public CallOutcome Track() => _client.Track(in _event);

    private sealed class AcceptingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }
}
