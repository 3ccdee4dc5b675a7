using System.Collections.Concurrent;
using TrackingPlan.Batching;
using TrackingPlan.Reporting;

namespace TrackingPlan.Delivery;

/// <summary>
/// Batches that are lost, until the application was told. Who delivers does not wait for that: what the application does then may take its
/// time, and may wait for deliveries itself.
/// </summary>
internal sealed class LostBatches(BatchQueue queue, DeliveryReport report, int maxTold) : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<(Batch Batch, DeliveryFailure Failure)> _untold = new();
    private readonly WorkerGate<FullFence> _gate = new(maxTold);

    /// <summary>Takes over a lost batch from a worker.</summary>
    public void Add(Batch batch, DeliveryFailure failure)
    {
        queue.Settle(batch);
        if (!report.TellsOfFailures)
        {
            queue.Release(batch, delivered: false);
            return;
        }

        _untold.Enqueue((batch, failure));
        Wake();
    }

    /// <summary>Takes over a batch that lost its place to later calls, and tells on their caller's thread, as long as that takes it.</summary>
    public void Displace(Batch batch, DeliveryFailure failure)
    {
        queue.Settle(batch);
        _ = TellAsync(batch, failure);
    }

    void IThreadPoolWorkItem.Execute() => _ = WorkAsync();

    private async Task WorkAsync()
    {
        while (_untold.TryDequeue(out var lost))
            await TellAsync(lost.Batch, lost.Failure).ConfigureAwait(false);
        _gate.Leave();
        if (!_untold.IsEmpty)
            Wake();
    }

    private void Wake()
    {
        if (_gate.TryEnter())
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task TellAsync(Batch batch, DeliveryFailure failure)
    {
        await report.TellAsync(failure).ConfigureAwait(false);
        queue.Release(batch, delivered: false);
    }
}
