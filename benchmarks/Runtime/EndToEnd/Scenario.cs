using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;

namespace TrackingPlan.Benchmarks.EndToEnd;

/// <summary>One run: what sends, from how many threads, compressed or not.</summary>
/// <param name="Subject"><c>client</c>, or <c>floor</c>: the bare HttpClient posting bodies that were built before.</param>
/// <param name="Threads">How many threads call.</param>
/// <param name="Gzip">Whether bodies are compressed.</param>
internal sealed record Scenario(string Subject, int Threads, bool Gzip)
{
    private const int WarmUp = 4_000_000;
    private const int Events = 8_000_000;
    private const int Timed = 400_000;

    public static async Task RunAsync(Scenario scenario, int port)
    {
        var endpoint = new Uri($"http://127.0.0.1:{port}");
        var result = scenario.Subject == "floor" ? await scenario.RunFloorAsync(endpoint) : await scenario.RunClientAsync(endpoint);
        Console.WriteLine(JsonSerializer.Serialize(result));
    }

    private async Task<Measured> RunClientAsync(Uri endpoint)
    {
        await using var client = new SegmentClient(new SegmentOptions { WriteKey = "benchmark", Endpoint = endpoint, Gzip = Gzip });
        Call(client, WarmUp, null);
        await client.FlushAsync();
        await CountAsync(endpoint);

        var meter = new Meter();
        Call(client, Events, null);
        await client.FlushAsync();
        var measured = meter.Stop(Events) with { DeliveredFraction = await CountAsync(endpoint) / (double)Events };

        var latency = new LatencyHistogram();
        Call(client, Timed, latency);
        await client.FlushAsync();
        await CountAsync(endpoint);
        return measured with { MedianNanoseconds = latency.Quantile(0.5), P99Nanoseconds = latency.Quantile(0.99) };
    }

    private void Call(SegmentClient client, int events, LatencyHistogram? latency)
    {
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            var conversion = Conversion.Sample;
            var own = latency is null ? null : new LatencyHistogram();
            for (var i = 0; i < events / Threads; i++)
            {
                var started = own is null ? 0 : Stopwatch.GetTimestamp();
                client.Track(in conversion);
                own?.Add(Stopwatch.GetTimestamp() - started);
            }

            if (own is not null)
                latency!.Merge(own);
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
    }

    private async Task<Measured> RunFloorAsync(Uri endpoint)
    {
        using var http = new HttpClient();
        var (body, eventsPerBody) = Floors.Body();
        await PostAsync(http, endpoint, body, 20);
        await CountAsync(endpoint);

        var posts = Events / eventsPerBody;
        var meter = new Meter();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => PostAsync(http, endpoint, body, posts / Threads)));
        var sent = posts / Threads * Threads * eventsPerBody;
        return meter.Stop(sent) with { DeliveredFraction = await CountAsync(endpoint) / (double)sent };
    }

    private async Task PostAsync(HttpClient http, Uri endpoint, byte[] body, int times)
    {
        var packed = new byte[body.Length + 4096];
        for (var i = 0; i < times; i++)
        {
            using var content = new ReadOnlyMemoryContent(Gzip ? Pack(body, packed) : body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (Gzip)
                content.Headers.ContentEncoding.Add("gzip");
            using var response = await http.PostAsync(new Uri(endpoint, "/v1/batch"), content);
            response.EnsureSuccessStatusCode();
        }
    }

    private static ReadOnlyMemory<byte> Pack(byte[] body, byte[] packed)
    {
        using var target = new MemoryStream(packed);
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return packed.AsMemory(0, (int)target.Position);
    }

    private static async Task<long> CountAsync(Uri endpoint)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        return long.Parse(await http.GetStringAsync(endpoint));
    }

    /// <summary>Reads time, processor time and allocation of the whole process.</summary>
    private sealed class Meter
    {
        private readonly long _allocated = GC.GetTotalAllocatedBytes(precise: true);
        private readonly TimeSpan _cpu = Process.GetCurrentProcess().TotalProcessorTime;
        private readonly long _started = Stopwatch.GetTimestamp();

        public Measured Stop(long events)
        {
            var elapsed = Stopwatch.GetElapsedTime(_started);
            using var process = Process.GetCurrentProcess();
            return new Measured(
                events / elapsed.TotalSeconds,
                (process.TotalProcessorTime - _cpu).TotalSeconds / events * 1_000_000,
                (GC.GetTotalAllocatedBytes(precise: true) - _allocated) / (double)events,
                process.PeakWorkingSet64 / 1e6);
        }
    }
}

/// <summary>What a run cost.</summary>
internal sealed record Measured(double EventsPerSecond, double CpuSecondsPerMillion, double BytesPerEvent, double PeakMegabytes)
{
    public double DeliveredFraction { get; init; }

    public double MedianNanoseconds { get; init; }

    public double P99Nanoseconds { get; init; }
}
