using TrackingPlan.Serialization;

namespace TrackingPlan.Batching;

/// <summary>
/// The open batches of a client, two per core. A thread keeps to the one it used last and moves on when it finds it taken, so a quiet
/// service fills a single batch and a busy one spreads over its cores (docs/decisions/0002).
/// </summary>
internal sealed class OpenBatches
{
    [ThreadStatic]
    private static int s_last;

    private readonly OpenBatch[] _all;

    public OpenBatches(int count, ReadOnlySpan<byte> contextMembers)
    {
        _all = new OpenBatch[count];
        for (var i = 0; i < count; i++)
            _all[i] = new OpenBatch(new CallPrelude(contextMembers));
    }

    public ReadOnlySpan<OpenBatch> All => _all;

    public long Accepted
    {
        get
        {
            var accepted = 0L;
            foreach (var open in _all)
                accepted += open.Accepted;
            return accepted;
        }
    }

    /// <summary>Takes hold of one open batch for the calling thread, which must release it.</summary>
    /// <exception cref="InvalidOperationException">The thread is in the midst of writing another call.</exception>
    public OpenBatch Enter()
    {
        var all = _all;
        var last = s_last;
        if ((uint)last < (uint)all.Length && all[last].TryEnter(Environment.CurrentManagedThreadId))
            return all[last];
        return EnterAny();
    }

    private OpenBatch EnterAny()
    {
        var thread = Environment.CurrentManagedThreadId;
        foreach (var open in _all)
        {
            if (open.IsHeldBy(thread))
                throw new InvalidOperationException("A call was made while the values of another were being written. Make it before or after.");
        }

        var wait = new SpinWait();
        for (var next = s_last + 1; ; next++)
        {
            if ((uint)next >= (uint)_all.Length)
                next = 0;
            if (_all[next].TryEnter(thread))
            {
                s_last = next;
                return _all[next];
            }

            if (next == _all.Length - 1)
                wait.SpinOnce();
        }
    }
}
