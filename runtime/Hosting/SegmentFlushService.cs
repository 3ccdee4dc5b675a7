using Microsoft.Extensions.Hosting;

namespace TrackingPlan.Hosting;

/// <summary>
/// Delivers what is pending after every other service has stopped, within the host's own time to shut down. The client's disposal, which
/// follows with the host's, does the rest.
/// </summary>
internal sealed class SegmentFlushService(Func<SegmentClient> client) : IHostedLifecycleService
{
    private SegmentClient? _client;

    /// <summary>Creates the client when the host starts, after all settings were checked, and not at the first call.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _client = client();
        return Task.CompletedTask;
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (_client?.FlushAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host has no time left; what is pending is reported at disposal.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
