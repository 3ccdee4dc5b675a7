namespace TrackingPlan.Batching;

/// <summary>
/// The open batches of a client, two per core. A thread keeps to the one it used last and moves on when it finds it taken, so a quiet
/// service fills a single batch and a busy one spreads over its cores (docs/decisions/0002).
/// </summary>
internal sealed class OpenBatches
{
    private readonly OpenBatch[] _all;

    public OpenBatches(int count)
    {
        _all = new OpenBatch[count];
        for (var i = 0; i < count; i++)
            _all[i] = new OpenBatch();
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
    /// <param name="last">Which one the thread used last.</param>
    public OpenBatch Enter(ref int last)
    {
        var all = _all;
        var index = last;
        return (uint)index < (uint)all.Length && all[index].TryEnter() ? all[index] : EnterAny(ref last);
    }

    private OpenBatch EnterAny(ref int last)
    {
        var wait = new SpinWait();
        for (var next = last + 1; ; next++)
        {
            if ((uint)next >= (uint)_all.Length)
                next = 0;
            if (_all[next].TryEnter())
            {
                last = next;
                return _all[next];
            }

            if (next == _all.Length - 1)
                wait.SpinOnce();
        }
    }
}
