using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using TrackingPlan.Batching;
using TrackingPlan.Guards;
using TrackingPlan.Reporting;

namespace TrackingPlan.Delivery;

/// <summary>
/// Sends closed batches, several at once. There is no thread and no loop that waits: a worker is started when there is something to send, and
/// ends when there is not. A batch leaves it delivered, lost or to be tried later, whatever is thrown meanwhile.
/// </summary>
internal sealed class BatchSender : IThreadPoolWorkItem, IDisposable
{
    // A batch that fails so often is no longer waited with while others have not been tried. An endpoint may refuse what is in the one.
    private const int RetriesInPlace = 10;

    private readonly BatchQueue _queue;
    private readonly OpenBatches _open;
    private readonly BatchPoster _poster;
    private readonly DeliveryRetry _retry;
    private readonly DeliveryReport _report;
    private readonly LostBatches _lost;
    private readonly SegmentMetrics _metrics;
    private readonly SegmentOptions _options;
    private readonly ILogger _logger;
    private readonly WorkerGate<FullFence> _gate;
    private CancellationTokenSource _shutdown = new();
    private CancellationToken _aborted;

    public BatchSender(
        BatchQueue queue,
        OpenBatches open,
        BatchPoster poster,
        DeliveryRetry retry,
        DeliveryReport report,
        LostBatches lost,
        SegmentMetrics metrics,
        SegmentOptions options,
        ILogger logger)
    {
        (_queue, _open, _poster, _retry, _report, _lost, _metrics, _options, _logger) =
            (queue, open, poster, retry, report, lost, metrics, options, logger);
        _gate = new(options.MaxConcurrentRequests);
        _aborted = _shutdown.Token;
    }

    /// <summary>How many batches are being sent now, or wait to be sent again.</summary>
    public int Workers => _gate.Workers;

    /// <summary>Ends every attempt and every wait; what is left is reported as failed.</summary>
    public void Abort() => ForeignCode.Cancel(_shutdown);

    /// <summary>Undoes <see cref="Abort"/> for the batches to come.</summary>
    public void Resume()
    {
        if (!_shutdown.IsCancellationRequested)
            return;
        _shutdown = new();
        _aborted = _shutdown.Token;
    }

    public void Dispose() => _shutdown.Dispose();

    /// <summary>Some open batches are large or old enough, or somebody flushes: they are closed as soon as there is a worker to send them.</summary>
    /// <remarks>Closing them earlier would fill the queue with nearly empty batches while Segment is down.</remarks>
    public void WakeForDue()
    {
        if (_gate.Signal())
            Start();
    }

    /// <summary>A batch was closed.</summary>
    public void Wake()
    {
        if (_gate.TryEnter())
            Start();
    }

    void IThreadPoolWorkItem.Execute() => _ = WorkAsync();

    /// <summary>Without the context of the caller, whose trace and culture are none of the batch's business.</summary>
    private void Start() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A worker leaves as it came, whatever is thrown.")]
    private async Task WorkAsync()
    {
        try
        {
            while (Next() is { } batch)
                await DeliverAsync(batch).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _logger.WorkerFailed(e);
        }

        // Whoever came between the last look and this line may have found all workers busy, and started none.
        _gate.Leave();
        if (HasMore)
            Wake();
    }

    private bool HasMore => _queue.HasClosed || _gate.IsSignalled;

    private Batch? Next()
    {
        if (_gate.TakeSignal())
            CloseDue();
        return _queue.TryTake(out var batch) ? batch : null;
    }

    private void CloseDue()
    {
        foreach (var place in _open.All)
        {
            place.Enter();
            try
            {
                if (place.Batch is { } batch && (batch.Due || _options.TimeProvider.GetElapsedTime(batch.OpenedAt) >= _options.FlushInterval))
                    _queue.Close(place.Detach()!);
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

    /// <summary>Tries until the batch is delivered or lost or set aside, and counts, tells and frees accordingly. Does not throw.</summary>
    private async Task DeliverAsync(Batch batch)
    {
        var progress = batch.Progress;
        if (progress.Attempts == 0)
            progress.Start(_options.TimeProvider.GetTimestamp());
        var activity = _metrics.Start(batch);
        var result = batch.Count == 0 ? new(AttemptOutcome.Delivered, "empty") : await AttemptAsync(batch).ConfigureAwait(false);
        if (result.Outcome == AttemptOutcome.SetAside)
        {
            _metrics.Stop(activity, progress, null);
            _queue.Close(batch);
            return;
        }

        var duration = _options.TimeProvider.GetElapsedTime(progress.StartedAt);
        FailureReason? reason = result.Outcome == AttemptOutcome.Delivered ? null : progress.GivenUp ?? FailureReason.Rejected;
        _metrics.Settled(batch, duration, reason?.ToString());
        _metrics.Stop(activity, progress, reason?.ToString());
        if (reason is null)
        {
            _report.Delivered(batch, duration);
            _queue.Release(batch, delivered: true);
        }
        else
        {
            _lost.Add(batch, _report.Failed(reason.Value, result.Description, batch, result.StatusCode));
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A batch is delivered or reported, whatever is thrown.")]
    private async Task<AttemptResult> AttemptAsync(Batch batch)
    {
        var aborted = _aborted;
        try
        {
            return await _retry.ExecuteAsync(
                batch.Progress,
                static (call, progress, cancellationToken) => progress.Attempts > call.attempts && call.sender.MaySetAside(progress)
                    ? new(new AttemptResult(AttemptOutcome.SetAside, "others first"))
                    : call.sender._poster.PostAsync(call.batch, progress.Attempts, cancellationToken),
                (sender: this, batch, attempts: batch.Progress.Attempts),
                aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            batch.Progress.GivenUp = FailureReason.Shutdown;
            return new(AttemptOutcome.Retry, "the client was disposed before the calls could be delivered");
        }
        catch (Exception e)
        {
            _logger.WorkerFailed(e);
            return new(AttemptOutcome.Rejected, $"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>
    /// Whether other batches come first, before the next attempt of one that has failed often, and now again: what is wrong may be the batch
    /// and not the endpoint. Only so many are set aside as there are workers, for when it is the endpoint, each costs a batch that could have grown on.
    /// </summary>
    private bool MaySetAside(DeliveryProgress progress) =>
        progress.Retries >= RetriesInPlace && HasMore && _queue.SetAside < _options.MaxConcurrentRequests;
}
