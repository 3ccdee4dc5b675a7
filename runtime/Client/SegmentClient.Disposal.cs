using TrackingPlan.Reporting;

namespace TrackingPlan;

public sealed partial class SegmentClient
{
    // A process that ends without disposing its client is usually ended by somebody who waits for it.
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(3);

    // On the real clock: it is a guard against code that does not end, and not a part of what the client promises.
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _disposing;

    /// <summary>
    /// Takes no further call, delivers what was accepted, and after <see cref="SegmentOptions.ShutdownTimeout"/> reports the rest as failed.
    /// May be called more than once and at any time; every call completes when the disposal is over.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsync(_options.ShutdownTimeout).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="DisposeAsync()"/>, and blocks the thread meanwhile.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    private async Task DisposeAsync(TimeSpan timeout)
    {
        if (Interlocked.Exchange(ref _disposing, 1) == 1)
        {
            if (_report.IsTelling)
                return; // the disposal may wait for the callback that asks for it
            await _disposed.Task.ConfigureAwait(false);
            await AwaitAbortAsync().ConfigureAwait(false); // a callback may have disposed the client, and waited for itself least of all
            return;
        }

        var time = _options.TimeProvider;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _retry.ShutDownIn(timeout);
        CloseAll();
        try
        {
            await AllDone().WaitAsync(timeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _sender.Abort();
            await AwaitAbortAsync().ConfigureAwait(false);
        }

        _timer.Dispose();
        _metrics.Dispose();
        _sender.Dispose();
        _poster.Dispose();
        _disposed.SetResult();
    }

    /// <summary>Every attempt ends at once when it is aborted, unless a handler of the application does not listen.</summary>
    private async Task AwaitAbortAsync()
    {
        try
        {
            await AllDone().WaitAsync(AbortTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.LostAtExit(Statistics.Pending);
        }
    }

    private void CloseAll()
    {
        foreach (var place in _open.All)
        {
            place.Enter();
            place.Sealed = true;
            if (place.Detach() is { } batch)
                _queue.Close(batch);
            place.Exit();
            _sender.Wake();
        }
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        var failedBefore = Statistics.Failed;
        DisposeAsync(_options.ShutdownTimeout < ExitTimeout ? _options.ShutdownTimeout : ExitTimeout).GetAwaiter().GetResult();
        if (Statistics.Failed - failedBefore is > 0 and var lost)
            _logger.LostAtExit(lost);
    }
}
