using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TrackingPlan.Endpoint;

/// <summary>
/// Segment's HTTP API on one's own machine: it takes what a client sends to 127.0.0.1, answers as Segment documents, and keeps the calls in
/// bounded memory for tests, samples and debuggers.
/// </summary>
/// <example>
/// <code>
/// await using var endpoint = await SegmentEndpoint.StartAsync();
/// // point a client at endpoint.Url and flush it
/// var calls = await endpoint.WaitForAsync(6);
/// </code>
/// </example>
public sealed class SegmentEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CallLog _log;

    private SegmentEndpoint(WebApplication app, CallLog log)
    {
        _app = app;
        _log = log;
        Url = new Uri(app.Urls.First());
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:50123/</c>; the paths start with <c>/v1/</c>.</summary>
    public Uri Url { get; }

    /// <summary>The calls that are kept, in the order of arrival: a copy of the moment.</summary>
    public IReadOnlyList<ReceivedCall> Received => _log.Calls;

    /// <summary>The requests that are kept, taken or refused, in the order in which they were answered: a copy of the moment.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _log.Requests;

    /// <summary>Starts listening on 127.0.0.1.</summary>
    /// <param name="options">How it behaves; like Segment when null.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The port is not 0 to 65,535, or a bound is less than 1.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SegmentEndpoint> StartAsync(SegmentEndpointOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Port, IPEndPoint.MinPort, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, IPEndPoint.MaxPort, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.KeepCalls, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.KeepBytes, 1, nameof(options));

        // An empty builder reads no environment variables and no files: nothing but the options moves the endpoint off the loopback address.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // RequestBody has the limits, and answers as Segment does
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        var log = new CallLog(options.KeepCalls, options.KeepBytes);
        var app = builder.Build();
        try
        {
            options.Configure?.Invoke(app);
            SegmentRoutes.Map(app, new CallReceiver(options, log));
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new(app, log);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Every call that is kept, then each new one as it arrives, in order; it ends when the endpoint stops. Any number of readers may read,
    /// each at its own pace; one that is too slow sees a gap in <see cref="ReceivedCall.Sequence"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<ReceivedCall> ReadAllAsync(CancellationToken cancellationToken = default) => _log.ReadAllAsync(cancellationToken);

    /// <summary>Waits until at least so many calls are kept, and returns all that are.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint stopped before so many calls arrived.</exception>
    public Task<IReadOnlyList<ReceivedCall>> WaitForAsync(int count, CancellationToken cancellationToken = default) =>
        _log.WaitForAsync(count, cancellationToken);

    /// <summary>Forgets all calls, requests and message ids; the numbering goes on.</summary>
    public void Clear() => _log.Clear();

    /// <summary>Stops listening and ends all readers. What was received can still be read.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _log.Complete();
    }

    /// <summary>
    /// It lives until it is disposed, and signals are its process's own affair: the host's usual lifetime takes Ctrl-C and SIGTERM away from a
    /// process that never waits for that host to stop.
    /// </summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
