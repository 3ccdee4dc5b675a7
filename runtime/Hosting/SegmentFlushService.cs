using Microsoft.Extensions.Hosting;

namespace TrackingPlan.Hosting;

/// <summary>
/// Delivers what is pending after every other service has stopped, for all clients of a host at the same time, within the host's time to shut
/// down and their own. The clients' disposal, which follows with the host's, does the rest.
/// </summary>
internal sealed class SegmentFlushService(IServiceProvider provider, IEnumerable<SegmentFlushService.Flushed> flushed) : IHostedLifecycleService
{
    private SegmentClient[] _clients = [];

    /// <summary>Creates the clients when the host starts, after all settings were checked, and not at the first call.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _clients = [.. flushed.Select(one => one.Client(provider))];
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.WhenAll(_clients.Select(client => client.StopAsync(cancellationToken)));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>One client of the host.</summary>
    internal sealed record Flushed(Func<IServiceProvider, SegmentClient> Client);
}
