namespace TrackingPlan.Delivery;

/// <summary>What stands between making work known and looking for somebody who does it.</summary>
internal interface IFence
{
    /// <summary>Lets no read that comes later in the program happen before a write that comes earlier.</summary>
    static abstract void Full();
}

/// <summary>The fence of the product. A test leaves it out, to see that it is needed.</summary>
internal readonly struct FullFence : IFence
{
    public static void Full() => Interlocked.MemoryBarrier();
}

/// <summary>
/// Counts workers, so that there are never too many, and never none while there is work.
/// </summary>
/// <remarks>
/// Who brings work makes it known and then looks at the workers; a worker that finds nothing leaves and then looks for work. One of the two
/// sees the other only if neither write waits in its processor's buffer while that processor reads: hence a full fence on both sides.
/// </remarks>
internal sealed class WorkerGate<TFence>(int most)
    where TFence : struct, IFence
{
    private int _workers;
    private int _signalled;

    /// <summary>How many workers there are.</summary>
    public int Workers => Volatile.Read(ref _workers);

    /// <summary>Whether there is something that no worker has looked at.</summary>
    public bool IsSignalled => Volatile.Read(ref _signalled) == 1;

    /// <summary>Lets a worker look around: the one to be started now, or one that is busy, when it comes back.</summary>
    /// <returns>Whether a worker must be started.</returns>
    public bool Signal()
    {
        Volatile.Write(ref _signalled, 1);
        return TryEnter();
    }

    /// <summary>Takes note of the signals so far.</summary>
    public bool TakeSignal() => Interlocked.Exchange(ref _signalled, 0) == 1;

    /// <summary>After work was made known: counts one more worker, unless there are enough.</summary>
    /// <returns>Whether a worker must be started.</returns>
    public bool TryEnter()
    {
        TFence.Full();
        int workers;
        while ((workers = Volatile.Read(ref _workers)) < most)
        {
            if (Interlocked.CompareExchange(ref _workers, workers + 1, workers) == workers)
                return true;
        }

        return false;
    }

    /// <summary>A worker found nothing to do. It must look once more, for who came since its last look may have counted on it.</summary>
    public void Leave() => Interlocked.Decrement(ref _workers);
}
