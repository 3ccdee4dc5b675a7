using System.Runtime.CompilerServices;

namespace TrackingPlan.Batching;

/// <summary>One place where calls are put together. One thread at a time holds it, for as long as it takes to copy one call.</summary>
/// <remarks>No code of the application runs meanwhile: a call is written elsewhere first (<see cref="Serialization.CallScratch"/>).</remarks>
internal sealed class OpenBatch
{
    private int _held;
    private long _accepted;

    /// <summary>The batch that grows here; null before the first call and after it was closed.</summary>
    public Batch? Batch { get; set; }

    /// <summary>Whether the client is disposed and no batch may be opened here any more.</summary>
    public bool Sealed { get; set; }

    /// <summary>How many calls were ever accepted here.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter() => Interlocked.CompareExchange(ref _held, 1, 0) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit() => Volatile.Write(ref _held, 0);

    /// <summary>Adds a call to the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(Batch batch, ReadOnlySpan<byte> call)
    {
        batch.Append(call);
        Volatile.Write(ref _accepted, _accepted + 1);
    }

    public void Enter()
    {
        var wait = new SpinWait();
        while (!TryEnter())
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
