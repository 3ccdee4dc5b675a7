using Microsoft.Extensions.Hosting;

namespace TrackingPlan.Hosting;

/// <summary>
/// Delivers what is pending after every other service has stopped, within the host's own time to shut down. The client's disposal, which
/// follows with the host's, does the rest.
/// </summary>
internal sealed class SegmentFlushService(SegmentClient client) : IHostedLifecycleService
{
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host has no time left; what is pending is reported at disposal.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
