using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TrackingPlan.Reporting;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Chaos;

/// <summary>
/// Threads that track with clients that come and go, while everything around the clients fails at random. The choices follow the seed; how
/// threads meet does not.
/// </summary>
internal sealed class ChaosRun : IDisposable, IMeterFactory, ILoggerFactory, ILogger
{
    private const int Lives = 4; // clients at once
    private const int Faster = 100;

    private readonly int _seed;
    private readonly int _threads;
    private readonly ActivityListener _activities;
    private readonly ThreadLocal<Random> _random;
    private int _randoms;
    private int _lives;

    public ChaosRun(int seed, int threads)
    {
        (_seed, _threads) = (seed, threads);
        _random = new(() => new Random(_seed + Interlocked.Increment(ref _randoms)));
        _activities = new()
        {
            ShouldListenTo = source => source.Name == SegmentMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => MayThrow(ActivitySamplingResult.AllData),
            ActivityStarted = _ => MayThrow(0),
            ActivityStopped = _ => MayThrow(0),
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public Ledger Ledger { get; } = new();

    public long Delivered { get; private set; }

    public long Failed { get; private set; }

    /// <summary>What the endpoint does with a request.</summary>
    public Reply Answer(ReceivedRequest request) => Next(24) switch
    {
        0 => Reply.Status(500),
        1 => Reply.Status(503, "1"),
        2 => Reply.Status(429, "2"),
        3 => Reply.Status(429, "Mon, 23 Nov 2026 12:00:42 GMT"),
        4 => Reply.Status(400),
        5 => Reply.Status(413),
        6 => Reply.Status(307, location: new Uri("http://127.0.0.1:9/")),
        7 => Reply.Status(204, body: ""),
        8 => Reply.Reset,
        9 => Reply.ResetMidBody,
        10 => Reply.TornHead,
        11 => Reply.TornBody,
        12 => Reply.NeverEnding,
        13 => Next(4) == 0 ? Reply.NeverEndingHead : Reply.Ok,
        14 => Next(4) == 0 ? Reply.Silence : Reply.Ok,
        15 => Reply.Ok with { After = Task.Delay(Next(50)) },
        16 => Reply.Ok with { Before = Task.Delay(Next(50)) },
        _ => Reply.Ok,
    };

    public void Run(Uri endpoint, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var lives = Enumerable.Range(0, Lives).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                try
                {
                    Live(endpoint);
                }
#pragma warning disable CA1031 // nothing may escape from a client, so this is a finding
                catch (Exception e)
#pragma warning restore CA1031
                {
                    Ledger.Problem(e.ToString());
                }
            }
        })).ToArray();
        Array.ForEach(lives, life => life.Start());
        Array.ForEach(lives, life => life.Join());
    }

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        return new Meter(options);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => MayThrow(true);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        MayThrow(formatter(state, exception));

    public void Dispose()
    {
        _activities.Dispose();
        _random.Dispose();
    }

    /// <summary>The life of one client, from its creation to its disposal, with its share of the threads.</summary>
    private void Live(Uri endpoint)
    {
        var life = $"{Interlocked.Increment(ref _lives)}-";
        var time = new ChaosTime(Faster, chance => _random.Value!.NextDouble() < chance);
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((_, _, _, _) => MayThrow(0));
        meters.SetMeasurementEventCallback<double>((_, _, _, _) => MayThrow(0));
        meters.Start();

        SegmentClient? client = null;
        using var http = Next(2) == 0 ? new HttpClient(new ChaosHandler(Next) { InnerHandler = new SocketsHttpHandler() }) : null;
        var options = Options(endpoint, time);
        options.HttpClient = http is null ? null : () => Next(50) == 0 ? throw new IOException("no client") : http;
        options.OnFailed = failure =>
        {
            Ledger.Report(failure);
            return OnFailedAsync(client!, time);
        };
        options.OnViolation = (_, _) => OnFailedAsync(client!, time);
        client = new SegmentClient(options, this, this, life);

        var calls = Next(400, 4_000);
        var callers = Enumerable.Range(0, _threads / Lives).Select(thread => new Thread(() => Call(client, $"{life}{thread}-", calls, time))).ToArray();
        Array.ForEach(callers, caller => caller.Start());
        if (Next(2) == 0)
            callers[0].Join(Next(300)); // and then in the midst of the others' calls
        else
            Array.ForEach(callers, caller => caller.Join());

        Dispose(client);
        Array.ForEach(callers, caller => caller.Join());
        Ledger.Close(life, client.Statistics);
        lock (Ledger)
        {
            Delivered += client.Statistics.Delivered;
            Failed += client.Statistics.Failed;
        }
    }

    private SegmentOptions Options(Uri endpoint, ChaosTime time)
    {
        var options = Clients.Options(endpoint);
        options.TimeProvider = time;
        options.Gzip = Next(2) == 0;
        options.BatchBytes = Next(64 * 1024, 500_001);
        options.QueueBytes = options.BatchBytes * (long)Next(4, 12);
        options.QueueFull = (QueueFullPolicy)Next(3);
        options.MaxConcurrentRequests = Next(1, 6);
        options.FlushAt = Next(1, 2_501);
        options.FlushInterval = TimeSpan.FromSeconds(Next(1, 30));
        options.RequestTimeout = TimeSpan.FromSeconds(Next(10, 60));
        options.MaxRetries = Next(3) == 0 ? null : Next(0, 8);
        options.DeliveryTimeout = TimeSpan.FromSeconds(Next(5, 2_000));
        options.BlockingTimeout = TimeSpan.FromSeconds(Next(0, 10));
        options.ShutdownTimeout = TimeSpan.FromSeconds(Next(0, 200));
        return options;
    }

    private void Call(SegmentClient client, string prefix, int calls, ChaosTime time)
    {
        try
        {
            for (var i = 0; i < calls; i++)
            {
                var key = $"{prefix}{i}";
                var note = new NoteAdded(Next(200) == 0 ? null : Texts.For(key, _random.Value!));
                var call = Next(4) == 0
                    ? client.TrackAsync(key, note).AsTask().GetAwaiter().GetResult()
                    : client.Track(key, note);
                if (call == CallOutcome.Accepted)
                    Ledger.Accept(key);
                switch (Next(2_000))
                {
                    case 0:
                        client.FlushAsync().Wait();
                        break;
                    case 1:
                        _ = client.FlushAsync();
                        break;
                    case < 4:
                        time.Set(TimeSpan.FromMinutes(Next(-1_000, 1_000)));
                        break;
                    case 5 when Next(4) == 0:
                        Dispose(client);
                        break;
                }
            }
        }
        catch (ObjectDisposedException)
        {
        }
        catch (AggregateException e) when (e.InnerException is ObjectDisposedException)
        {
        }
#pragma warning disable CA1031 // nothing may escape from a client, so this is a finding
        catch (Exception e)
#pragma warning restore CA1031
        {
            Ledger.Problem(e.ToString());
        }
    }

    private void Dispose(SegmentClient client)
    {
        if (Next(2) == 0)
            client.Dispose();
        else
            client.DisposeAsync().AsTask().Wait();
    }

    private async ValueTask OnFailedAsync(SegmentClient client, ChaosTime time)
    {
        switch (Next(30))
        {
            case 0:
                throw new IOException("thrown at once");
            case 1:
                await Task.Yield();
                throw new IOException("thrown later");
            case 2:
                await Task.Delay(TimeSpan.FromSeconds(Next(20)), time);
                break;
            case 3:
                await client.FlushAsync();
                break;
            case 4:
                client.FlushAsync().Wait();
                break;
            case 5 when Next(10) == 0:
                await client.DisposeAsync();
                break;
            case 6 when Next(10) == 0:
                client.Dispose();
                break;
        }
    }

    private int Next(int most) => _random.Value!.Next(most);

    private int Next(int least, int most) => _random.Value!.Next(least, most);

    private T MayThrow<T>(T value) => Next(10) == 0 ? throw new IOException("No space left on device") : value;
}
