using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;
using TrackingPlan.Reporting;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Faults;

/// <summary>
/// Code of the application that is called on a batch's way, and throws wherever it can: the batch is delivered or reported, the worker is free
/// again, and neither a flush nor a disposal hears of it.
/// </summary>
[Collection(typeof(Soak.SoakGroup))]
public sealed class ForeignCodeTests
{
    private const int Rounds = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, Action<Rig>> All = new()
    {
        ["a logger"] = rig => rig.Logger = new ThrowingLogger(),
        ["a logger's IsEnabled"] = rig => rig.Logger = new ThrowingLogger { IsEnabledThrows = true },
        ["a listener of metrics"] = rig => rig.Listen(publishedThrows: false),
        ["a listener of new metrics"] = rig => rig.Listen(publishedThrows: true),
        ["a sampler of activities"] = rig => rig.Activities(new() { Sample = (ref ActivityCreationOptions<ActivityContext> _) => throw new OddException() }),
        ["a listener of started activities"] = rig => rig.Activities(new() { ActivityStarted = _ => throw new OddException() }),
        ["a listener of ended activities"] = rig => rig.Activities(new() { ActivityStopped = _ => throw new OddException() }),
        ["OnFailed"] = rig => rig.OnFailed = _ => throw new OddException(),
        ["OnFailed after an await"] = rig => rig.OnFailed = async _ =>
        {
            await Task.Yield();
            throw new OddException();
        },
        ["OnFailed with a task that was cancelled"] = rig => rig.OnFailed = _ => ValueTask.FromCanceled(new CancellationToken(true)),
        ["a handler at once"] = rig => rig.Handler = (_, _, _) => throw new OddException(),
        ["a handler later"] = rig => rig.Handler = async (_, _, _) =>
        {
            await Task.Yield();
            throw new OddException();
        },
        ["a handler with a cancellation of its own"] = rig => rig.Handler = (_, _, _) => Task.FromCanceled<HttpResponseMessage>(new CancellationToken(true)),
        ["a handler without an answer"] = rig => rig.Handler = (_, _, _) => Task.FromResult<HttpResponseMessage>(null!),
        ["a handler without a task"] = rig => rig.Handler = (_, _, _) => null!,
        ["a handler now and then"] = rig => rig.Handler = (request, send, cancellationToken) =>
            rig.Random.Next(2) == 0 ? throw new OddException() : send(request, cancellationToken),
        ["a handler's wish to hear of the timeout"] = rig => rig.Handler = (_, _, cancellationToken) =>
        {
            cancellationToken.Register(() => throw new OddException());
            return Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => new HttpResponseMessage(HttpStatusCode.BadGateway), TaskScheduler.Default);
        },
        ["a handler that ignores the timeout"] = rig =>
        {
            rig.Options.MaxRetries = 0;
            rig.Handler = (_, _, _) => new TaskCompletionSource<HttpResponseMessage>().Task;
        },
        ["what gives the client"] = rig => rig.Options.HttpClient = () => throw new OddException(),
        ["what gives no client"] = rig => rig.Options.HttpClient = () => null!,
        ["what gives a client that is disposed"] = rig =>
        {
            var http = new HttpClient();
            http.Dispose();
            rig.Options.HttpClient = () => http;
        },
        ["a clock's time of day"] = rig => rig.Options.TimeProvider = new ThrowingTime { UtcNowThrows = true },
        ["a clock's timestamp"] = rig => rig.Options.TimeProvider = new ThrowingTime { TimestampThrows = true },
        ["a clock's timers"] = rig => rig.Options.TimeProvider = new ThrowingTime { TimersThrow = true },
        ["a clock's timers once they run"] = rig => rig.Options.TimeProvider = new ThrowingTime { RunningTimersThrow = true },
    };

    public static TheoryData<string> Names() => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_call_is_delivered_or_reported_when_this_throws(string name)
    {
        using var rig = new Rig();
        All[name](rig);
        await using var endpoint = new ScriptedEndpoint(request => (request.Number % 3) switch
        {
            0 => Reply.Ok,
            1 => Reply.Status(400),
            _ => Reply.Status(500),
        });
        var client = rig.Create(endpoint);
        for (var round = 0; round < Rounds; round++)
        {
            Assert.Equal(CallOutcome.Accepted, client.Track(ReferralConverted.Sample($"u-{round}")));
            await client.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            var statistics = client.Statistics;
            Assert.True(statistics.Accepted == round + 1 && statistics.Pending == 0, statistics.ToString());
        }

        Assert.True(SpinWait.SpinUntil(() => client.Workers == 0, Patience), "a worker is still there");
        Assert.Null(Activity.Current);
        await client.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        var end = client.Statistics;
        Assert.Equal(rig.Failed.Count, end.Failed);
        Assert.Equal(rig.Failed.Count, rig.Failed.Distinct().Count());
        var received = endpoint.Requests.SelectMany(request => request.Calls).Select(call => call.GetProperty("userId").GetString()!);
        Assert.Equal(Rounds, received.Concat(rig.Failed).Distinct().Count());
    }

    [Fact]
    public async Task A_loss_at_disposal_is_reported_although_everything_throws()
    {
        using var rig = new Rig { Logger = new ThrowingLogger(), Random = Campaign.Random(out _) };
        rig.Listen(publishedThrows: false);
        rig.Activities(new() { ActivityStarted = _ => throw new OddException(), ActivityStopped = _ => throw new OddException() });
        rig.OnFailed = async _ =>
        {
            await Task.Yield();
            throw new OddException();
        };
        rig.Handler = (_, _, cancellationToken) =>
        {
            cancellationToken.Register(() => throw new OddException());
            return new TaskCompletionSource<HttpResponseMessage>().Task;
        };
        rig.Options.ShutdownTimeout = TimeSpan.FromSeconds(5);
        rig.Options.RequestTimeout = TimeSpan.FromDays(1);
        await using var endpoint = new ScriptedEndpoint();
        var client = rig.Create(endpoint);
        for (var i = 0; i < 10; i++)
            client.Track(ReferralConverted.Sample($"u-{i}"));
        await client.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.True(client.Statistics is { Failed: 10, Pending: 0 }, client.Statistics.ToString());
        Assert.Equal(10, rig.Failed.Distinct().Count());
    }

    [Fact]
    public async Task An_asynchronous_OnViolation_that_throws_is_logged()
    {
        using var logs = new LogLines();
        await using var endpoint = new ScriptedEndpoint();
        var options = Clients.Options(endpoint.Uri);
        options.OnViolation = async (_, _) =>
        {
            await Task.Yield();
            throw new OddException();
        };
        await using var client = new SegmentClient(options, logs);
        Assert.Equal(CallOutcome.Accepted, client.Track(ReferralConverted.Sample() with { PlanName = null }));
        Assert.True(SpinWait.SpinUntil(() => logs.Lines.Any(line => line.Contains("OnViolation threw", StringComparison.Ordinal)), Patience));
    }

    private sealed class OddException : Exception;

    /// <summary>A client with code of an application around it.</summary>
    private sealed class Rig : IDisposable, IMeterFactory
    {
        private readonly List<IDisposable> _owned = [];

        public Random Random { get; init; } = Campaign.Random(out _);

        public SegmentOptions Options { get; } = new()
        {
            WriteKey = Clients.WriteKey,
            Violations = ViolationPolicy.Report,
            TimeProvider = new FastTime(50),
            MaxRetries = 2,
            RequestTimeout = TimeSpan.FromSeconds(20),
            FlushInterval = TimeSpan.FromSeconds(5),
        };

        public ILogger Logger { get; set; } = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public Func<DeliveryFailure, ValueTask> OnFailed { get; set; } = _ => default;

        public Func<HttpRequestMessage, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>>? Handler { get; set; }

        public ConcurrentBag<string> Failed { get; } = [];

        public SegmentClient Create(ScriptedEndpoint endpoint)
        {
            Options.Endpoint = endpoint.Uri;
            Options.OnFailed = failure =>
            {
                foreach (var call in failure.Calls)
                    Failed.Add(call.GetProperty("userId").GetString()!);
                return OnFailed(failure);
            };
            if (Handler is { } handler)
            {
                var http = new HttpClient(new Handling(handler) { InnerHandler = new SocketsHttpHandler() });
                _owned.Add(http);
                Options.HttpClient = () => http;
            }

            return new SegmentClient(Options, new LoggerFactoryOf(Logger), this, null);
        }

        public void Listen(bool publishedThrows)
        {
            var listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Scope != this)
                        return;
                    if (publishedThrows)
                        throw new OddException();
                    listener.EnableMeasurementEvents(instrument);
                },
                MeasurementsCompleted = (_, _) => throw new OddException(),
            };
            listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new OddException());
            listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new OddException());
            listener.Start();
        }

        public void Activities(ActivityListener listener)
        {
            listener.ShouldListenTo = source => source.Name == SegmentMetrics.Name;
            listener.Sample ??= (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
            ActivitySource.AddActivityListener(listener);
            _owned.Add(listener);
        }

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            return new Meter(options);
        }

        public void Dispose() => _owned.ForEach(owned => owned.Dispose());
    }

    private sealed class Handling(
        Func<HttpRequestMessage, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>> handle)
        : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            handle(request, base.SendAsync, cancellationToken);
    }

    private sealed class LoggerFactoryOf(ILogger logger) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class ThrowingLogger : ILogger
    {
        public bool IsEnabledThrows { get; init; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new OddException();

        public bool IsEnabled(LogLevel logLevel) => IsEnabledThrows ? throw new OddException() : true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("No space left on device");
    }

    private sealed class ThrowingTime : TimeProvider
    {
        private readonly FastTime _time = new(50);

        public bool UtcNowThrows { get; init; }

        public bool TimestampThrows { get; init; }

        public bool TimersThrow { get; init; }

        public bool RunningTimersThrow { get; init; }

        public override long TimestampFrequency => _time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => UtcNowThrows ? throw new OddException() : _time.GetUtcNow();

        public override long GetTimestamp() => TimestampThrows ? throw new OddException() : _time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            TimersThrow ? throw new OddException() : new Timer(_time.CreateTimer(callback, state, dueTime, period), RunningTimersThrow);

        private sealed class Timer(ITimer timer, bool throws) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => throws ? throw new OddException() : timer.Change(dueTime, period);

            public void Dispose()
            {
                timer.Dispose();
                if (throws)
                    throw new OddException();
            }

            public ValueTask DisposeAsync() => throws ? throw new OddException() : timer.DisposeAsync();
        }
    }
}
