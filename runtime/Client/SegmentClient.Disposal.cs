using TrackingPlan.Reporting;

namespace TrackingPlan;

public sealed partial class SegmentClient
{
    // On the real clock: it is a guard against code that does not end, and not a part of what the client promises.
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _pause;
    private TimeSpan _shutdownTime;
    private int _disposing;

    /// <summary>How long the end of the process waits for this client.</summary>
    internal TimeSpan ExitTimeout => _options.ShutdownTimeout < ProcessEnd.Budget ? _options.ShutdownTimeout : ProcessEnd.Budget;

    /// <summary>
    /// Takes no further call, delivers what was accepted, and after <see cref="SegmentOptions.ShutdownTimeout"/> reports the rest as failed.
    /// May be called more than once and at any time; every call completes when the disposal is over.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await DisposeOnceAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>As <see cref="DisposeAsync()"/>, and blocks the thread meanwhile.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();

    /// <summary>
    /// The host has stopped: delivers what is pending, for as long as the host and <see cref="SegmentOptions.ShutdownTimeout"/> allow, and
    /// reports the rest as failed. The disposal that follows has what is left of that time.
    /// </summary>
    /// <param name="hostTimeout">The host has no more time.</param>
    internal async Task StopAsync(CancellationToken hostTimeout)
    {
        var time = _options.TimeProvider;
        var started = time.GetTimestamp();
        _retry.ShutDownIn(_options.ShutdownTimeout);
        try
        {
            await FlushAsync(hostTimeout).WaitAsync(_options.ShutdownTimeout, time, hostTimeout).ConfigureAwait(false);
            _shutdownTime = time.GetElapsedTime(started);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            _shutdownTime = _options.ShutdownTimeout;
            _sender.Abort();
            await AwaitAbortAsync(hostTimeout.IsCancellationRequested ? ProcessEnd.ReportTime : AbortTimeout).ConfigureAwait(false);
        }
    }

    /// <summary>Accepts no call from now on, for callers wait, and delivers what was accepted.</summary>
    /// <returns>Completes when all of it is delivered or reported.</returns>
    internal Task Pause()
    {
        Interlocked.CompareExchange(ref _pause, new(TaskCreationOptions.RunContinuationsAsynchronously), null);
        _retry.ShutDownIn(ExitTimeout);
        CloseAll();
        return AllDone();
    }

    /// <summary>Ends every attempt; what is not delivered is reported.</summary>
    internal void GiveUp() => _sender.Abort();

    /// <summary>Accepts calls again.</summary>
    internal void Resume()
    {
        _retry.StayUp();
        _sender.Resume();
        Interlocked.Exchange(ref _pause, null)?.SetResult();
    }

    /// <summary>Says what the end of the process has cost.</summary>
    internal void ReportExit(long failedBefore)
    {
        var now = Statistics;
        if (now.Failed - failedBefore + now.Pending is > 0 and var lost)
            _logger.LostAtExit(lost);
    }

    private async Task DisposeOnceAsync()
    {
        if (Interlocked.Exchange(ref _disposing, 1) == 1)
        {
            if (_report.IsTelling)
                return; // the disposal may wait for the callback that asks for it
            await _disposed.Task.ConfigureAwait(false);
            await AwaitAbortAsync(AbortTimeout).ConfigureAwait(false); // a callback may have disposed the client, and waited for itself least of all
            return;
        }

        var time = _options.TimeProvider;
        var timeout = _options.ShutdownTimeout > _shutdownTime ? _options.ShutdownTimeout - _shutdownTime : TimeSpan.Zero;
        _retry.ShutDownIn(timeout);
        Seal();
        try
        {
            await AllDone().WaitAsync(timeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _sender.Abort();
            await AwaitAbortAsync(AbortTimeout).ConfigureAwait(false);
        }

        ProcessEnd.Remove(this);
        _timer.Dispose();
        _metrics.Dispose();
        _sender.Dispose();
        _poster.Dispose();
        _disposed.SetResult();
    }

    /// <summary>Every attempt ends at once when it is aborted, unless a handler of the application does not listen.</summary>
    private async Task AwaitAbortAsync(TimeSpan timeout)
    {
        try
        {
            await AllDone().WaitAsync(timeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.LostAtExit(Statistics.Pending);
        }
    }

    /// <summary>Accepts no call any more. Callers who wait are told.</summary>
    private void Seal()
    {
        foreach (var place in _open.All)
        {
            place.Enter();
            place.Sealed = true;
            place.Exit();
        }

        CloseAll();
        Interlocked.Exchange(ref _pause, null)?.SetResult();
    }

    private void CloseAll()
    {
        foreach (var place in _open.All)
        {
            place.Enter();
            var batch = place.Detach();
            place.Exit();
            if (batch is null)
                continue;
            _queue.Close(batch);
            _sender.Wake();
        }
    }
}
