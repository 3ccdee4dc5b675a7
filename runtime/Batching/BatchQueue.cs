using System.Diagnostics.CodeAnalysis;

namespace TrackingPlan.Batching;

/// <summary>
/// The batches of a client, bounded in bytes: how many there are, which are closed and wait to be sent, and who waits for them to be done or
/// for room. Everything here happens once a batch, not once a call, so one lock is enough.
/// </summary>
internal sealed class BatchQueue(BatchFormat format, int batchBytes, int maxBatches, TimeProvider time)
{
    private const int IdleBatchesKept = 4;
    private static readonly TimeSpan TrimInterval = TimeSpan.FromMinutes(1);

    private readonly object _lock = new();
    private readonly Queue<Batch> _closed = new();
    private readonly Stack<Batch> _idle = new();
    private readonly List<FlushWaiter> _waiters = [];
    private TaskCompletionSource? _room;
    private long _opened;
    private long _trimmedAt = time.GetTimestamp();
    private int _live;
    private int _settled;
    private int _setAside;
    private bool _stalled;

    /// <summary>The bytes of memory that batches hold now: open, waiting, or on their way.</summary>
    public long Bytes => (long)Volatile.Read(ref _live) * batchBytes;

    /// <summary>Whether a call has waited for room in vain and no batch has been delivered since.</summary>
    public bool IsStalled
    {
        get => Volatile.Read(ref _stalled);
        set => Volatile.Write(ref _stalled, value);
    }

    /// <summary>A fresh batch; null when the queue is full.</summary>
    public Batch? TryOpen()
    {
        lock (_lock)
        {
            if (_live == maxBatches)
                return null;

            if (!_idle.TryPop(out var batch))
                batch = new Batch(GC.AllocateUninitializedArray<byte>(batchBytes), format);
            batch.Reopen(++_opened, time.GetTimestamp());
            _live++;
            return batch;
        }
    }

    /// <summary>Hands over a batch to be sent.</summary>
    public void Close(Batch batch)
    {
        lock (_lock)
        {
            _closed.Enqueue(batch);
            if (batch.Progress.Attempts > 0)
                _setAside++;
        }
    }

    /// <summary>How many closed batches were tried before and wait for their turn.</summary>
    public int SetAside => Volatile.Read(ref _setAside);

    public bool HasClosed
    {
        get
        {
            lock (_lock)
                return _closed.Count > 0;
        }
    }

    /// <summary>Takes the oldest closed batch.</summary>
    public bool TryTake([NotNullWhen(true)] out Batch? batch)
    {
        lock (_lock)
        {
            if (!_closed.TryDequeue(out batch))
                return false;
            if (batch.Progress.Attempts > 0)
                _setAside--;
            return true;
        }
    }

    /// <summary>What becomes of a batch is known. It keeps its memory until the application was told.</summary>
    public void Settle(Batch batch)
    {
        lock (_lock)
        {
            batch.Settled = true;
            _settled++;
            Pass(batch, untilTold: false);
        }
    }

    /// <summary>A batch is done with, delivered or reported, and its space is free again.</summary>
    public void Release(Batch batch, bool delivered)
    {
        TaskCompletionSource? room;
        lock (_lock)
        {
            _live--;
            if (batch.Settled)
                _settled--;
            else
                Pass(batch, untilTold: false);
            Pass(batch, untilTold: true);
            _idle.Push(batch);
            if (_live == 0)
                Trim();
            (room, _room) = (_room, null);
        }

        if (delivered)
            IsStalled = false;
        room?.SetResult();
    }

    /// <summary>Completes when all batches that exist now are done with.</summary>
    /// <param name="untilTold">
    /// Whether a batch is done with only when the application was told of its loss. Otherwise when it is settled: for whoever is being told.
    /// </param>
    public Task AllDone(bool untilTold)
    {
        lock (_lock)
        {
            var remaining = untilTold ? _live : _live - _settled;
            if (remaining == 0)
                return Task.CompletedTask;
            var waiter = new FlushWaiter(_opened, remaining, untilTold);
            _waiters.Add(waiter);
            return waiter.Task;
        }
    }

    /// <summary>Completes when there is room, or there was for a moment.</summary>
    public Task Room()
    {
        lock (_lock)
        {
            if (_live < maxBatches)
                return Task.CompletedTask;
            return (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Pass(Batch batch, bool untilTold)
    {
        for (var i = _waiters.Count - 1; i >= 0; i--)
        {
            if (_waiters[i].UntilTold == untilTold && _waiters[i].IsOver(batch.Sequence))
                _waiters.RemoveAt(i);
        }
    }

    /// <summary>Gives back the memory that an outage or a burst took, but not between one burst and the next.</summary>
    private void Trim()
    {
        if (time.GetElapsedTime(_trimmedAt) < TrimInterval)
            return;
        _trimmedAt = time.GetTimestamp();
        while (_idle.Count > IdleBatchesKept)
            _idle.Pop();
        _idle.TrimExcess();
    }

    /// <summary>Waits for the batches opened up to a moment.</summary>
    private sealed class FlushWaiter(long lastSequence, int remaining, bool untilTold)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _remaining = remaining;

        public bool UntilTold => untilTold;

        public Task Task => _done.Task;

        public bool IsOver(long sequence)
        {
            if (sequence <= lastSequence && --_remaining == 0)
                _done.SetResult();
            return _remaining == 0;
        }
    }
}
