using TrackingPlan.Batching;
using TrackingPlan.Reporting;

namespace TrackingPlan.Delivery;

/// <summary>
/// Sends closed batches, several at once. There is no thread and no loop that waits: a worker is started when there is something to send, and
/// ends when there is not.
/// </summary>
internal sealed class BatchSender(
    BatchQueue queue, OpenBatches open, BatchPoster poster, DeliveryRetry retry, DeliveryReport report, SegmentMetrics metrics, SegmentOptions options)
    : IThreadPoolWorkItem, IDisposable
{
    private CancellationTokenSource _shutdown = new();
    private int _workers;
    private int _due;

    /// <summary>Ends every attempt and every wait; what is left is reported as failed.</summary>
    public void Abort() => _shutdown.Cancel();

    /// <summary>Undoes <see cref="Abort"/> for the batches to come.</summary>
    public void Resume()
    {
        if (_shutdown.IsCancellationRequested)
            _shutdown = new();
    }

    public void Dispose() => _shutdown.Dispose();

    /// <summary>Some open batches are large or old enough, or somebody flushes: they are closed as soon as there is a worker to send them.</summary>
    /// <remarks>Closing them earlier would fill the queue with nearly empty batches while Segment is down.</remarks>
    public void WakeForDue()
    {
        Volatile.Write(ref _due, 1);
        Wake();
    }

    /// <summary>A batch was closed.</summary>
    public void Wake()
    {
        int workers;
        while ((workers = Volatile.Read(ref _workers)) < options.MaxConcurrentRequests)
        {
            if (Interlocked.CompareExchange(ref _workers, workers + 1, workers) == workers)
            {
                // Without the context of the caller, whose trace and culture are none of the batch's business.
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = WorkAsync();

    private async Task WorkAsync()
    {
        while (true)
        {
            if (Interlocked.Exchange(ref _due, 0) == 1)
                CloseDue();
            if (!queue.TryTake(out var batch))
                break;
            await DeliverAsync(batch).ConfigureAwait(false);
        }

        // Whoever came between the look at the queue and this line found all workers busy and started none.
        Interlocked.Decrement(ref _workers);
        if (queue.HasClosed || Volatile.Read(ref _due) == 1)
            Wake();
    }

    private void CloseDue()
    {
        foreach (var place in open.All)
        {
            place.Enter();
            try
            {
                if (place.Batch is { } batch && (batch.Due || options.TimeProvider.GetElapsedTime(batch.OpenedAt) >= options.FlushInterval))
                    queue.Close(place.Detach()!);
                else
                    continue;
            }
            finally
            {
                place.Exit();
            }

            Wake();
        }
    }

    private async Task DeliverAsync(Batch batch)
    {
        var delivered = false;
        try
        {
            if (batch.Count > 0)
                delivered = await AttemptAsync(batch).ConfigureAwait(false);
        }
        finally
        {
            queue.Release(batch, delivered);
        }
    }

    /// <summary>Tries until the batch is delivered or lost, and reports which.</summary>
    private async Task<bool> AttemptAsync(Batch batch)
    {
        var time = options.TimeProvider;
        var progress = new DeliveryProgress(time.GetUtcNow());
        var started = time.GetTimestamp();
        using var activity = SegmentMetrics.Start(batch);
        AttemptResult result;
        try
        {
            result = await retry.ExecuteAsync(
                progress,
                static (call, progress, cancellationToken) => call.poster.PostAsync(call.batch, progress.Attempts, cancellationToken),
                (poster, batch),
                _shutdown.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            progress.GivenUp = FailureReason.Shutdown;
            result = new(AttemptOutcome.Retry, "the client was disposed before the calls could be delivered");
        }

        var delivered = result.Outcome == AttemptOutcome.Delivered;
        FailureReason? reason = delivered ? null : progress.GivenUp ?? FailureReason.Rejected;
        metrics.Settled(batch, activity, progress, time.GetElapsedTime(started), reason?.ToString());
        if (reason is null)
            report.Delivered(batch, result, time.GetElapsedTime(started));
        else
            report.Failed(reason.Value, result.Description, batch, result.StatusCode);
        return delivered;
    }
}
