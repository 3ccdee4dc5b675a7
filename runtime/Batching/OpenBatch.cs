using System.Runtime.CompilerServices;
using TrackingPlan.Serialization;

namespace TrackingPlan.Batching;

/// <summary>One place where calls are written. One thread at a time holds it, for as long as it takes to write one call.</summary>
/// <remarks>
/// The gate is a single interlocked word and not a monitor: a monitor may be entered twice by one thread, and a call that is made while
/// another is being written (by a list of the application that tracks when it is enumerated) would then write into its middle.
/// </remarks>
internal sealed class OpenBatch(CallPrelude prelude)
{
    private int _holder;
    private long _accepted;

    /// <summary>The batch that grows here; null before the first call and after it was closed.</summary>
    public Batch? Batch { get; set; }

    /// <summary>Whether the client is disposed and no batch may be opened here any more.</summary>
    public bool Sealed { get; set; }

    public CallPrelude Prelude { get; } = prelude;

    /// <summary>How many calls were ever accepted here.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    public bool IsHeldBy(int thread) => Volatile.Read(ref _holder) == thread;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter(int thread) => Interlocked.CompareExchange(ref _holder, thread, 0) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit() => Volatile.Write(ref _holder, 0);

    /// <summary>Makes the call that was just written part of the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Commit(Batch batch, int written)
    {
        batch.Commit(written);
        Volatile.Write(ref _accepted, _accepted + 1);
    }

    public void Enter()
    {
        var thread = Environment.CurrentManagedThreadId;
        var wait = new SpinWait();
        while (!TryEnter(thread))
            wait.SpinOnce();
    }

    /// <summary>Takes the batch away; the next call opens another.</summary>
    public Batch? Detach()
    {
        var batch = Batch;
        Batch = null;
        return batch;
    }
}
