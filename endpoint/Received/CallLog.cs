using System.Runtime.CompilerServices;

namespace TrackingPlan.Endpoint;

/// <summary>
/// What was received, in the order of arrival, in bounded memory. A reader keeps nothing but its position, so that a slow one costs no memory
/// and holds up nobody; it sees what it missed by the gap in the sequence.
/// </summary>
internal sealed class CallLog(int keepCalls, long keepBytes)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Entry> _calls = [];
    private readonly Queue<ReceivedRequest> _requests = [];
    private readonly MessageIds _ids = new();
    private TaskCompletionSource _changed = NewSignal();
    private long _oldest = 1;
    private long _next = 1;
    private long _bytes;
    private bool _completed;

    public IReadOnlyList<ReceivedCall> Calls
    {
        get
        {
            lock (_lock)
                return Range(_oldest, int.MaxValue);
        }
    }

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Takes a request and its calls as one: no other request's calls come between them.</summary>
    public void Append(ReceivedRequest request, IReadOnlyList<ReceivedCall> calls, BatchDefaults defaults)
    {
        lock (_lock)
        {
            _requests.Enqueue(request);
            if (_requests.Count > keepCalls)
                _requests.Dequeue();

            for (var i = 0; i < calls.Count; i++)
            {
                var call = calls[i];
                call.Sequence = _next;
                call.IsDuplicate = !_ids.Add(call.MessageId);

                // The defaults stay in memory as long as the last call that shares them.
                var bytes = call.Sent.Length + (i == calls.Count - 1 ? defaults.Bytes : 0);
                _calls.Add(_next++, new(call, bytes));
                _bytes += bytes;
            }

            while (_calls.Count > keepCalls || _bytes > keepBytes)
                RemoveOldest();

            Signal();
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _ids.Clear();
            while (_calls.Count > 0)
                RemoveOldest();
        }
    }

    /// <summary>Ends every stream once it has read to the end.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _completed = true;
            Signal();
        }
    }

    public async IAsyncEnumerable<ReceivedCall> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int Page = 256;
        var position = 0L;
        while (true)
        {
            List<ReceivedCall> page;
            Task changed;
            bool completed;
            lock (_lock)
            {
                page = Range(Math.Max(position, _oldest), Page);
                changed = _changed.Task;
                completed = _completed;
            }

            foreach (var call in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                position = call.Sequence + 1;
                yield return call;
            }

            if (page.Count > 0)
                continue;
            if (completed)
                yield break;
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until so many calls are kept.</summary>
    public async Task<IReadOnlyList<ReceivedCall>> WaitForAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_calls.Count >= count)
                    return Range(_oldest, int.MaxValue);
                ObjectDisposedException.ThrowIf(_completed, typeof(SegmentEndpoint));
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private List<ReceivedCall> Range(long from, int atMost)
    {
        var count = (int)Math.Min(Math.Max(_next - from, 0), atMost);
        var calls = new List<ReceivedCall>(count);
        for (var sequence = from; calls.Count < count; sequence++)
            calls.Add(_calls[sequence].Call);
        return calls;
    }

    private void RemoveOldest()
    {
        _calls.Remove(_oldest++, out var entry);
        _bytes -= entry.Bytes;
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly record struct Entry(ReceivedCall Call, int Bytes);
}
