using System.Runtime.CompilerServices;

namespace TrackingPlan.Serialization;

/// <summary>
/// Where a thread writes a call before it is put into a batch. Writing runs code of the application (its lists, its converters), which may do
/// anything: make another call, flush, dispose the client. Nothing that anyone else waits for is held meanwhile.
/// </summary>
internal sealed class CallScratch
{
    [ThreadStatic]
    private static CallScratch? _own;

    private readonly byte[] _space = GC.AllocateUninitializedArray<byte>(SegmentLimits.EventBytes);
    private int _lastPlace;
    private bool _isInUse;

    private CallScratch() => Prelude = new(_space);

    /// <summary>The space for one call: what Segment allows for one.</summary>
    public Span<byte> Space => _space;

    /// <summary>What stands at the beginning of the space.</summary>
    public CallPrelude Prelude { get; }

    /// <summary>Which open batch the thread used last.</summary>
    public ref int LastPlace => ref _lastPlace;

    /// <summary>The thread's own, or another while that is in use further up its stack. Must be given back.</summary>
    public static CallScratch Rent()
    {
        var own = _own;
        if (own is null || own._isInUse)
            return RentAnother();
        own._isInUse = true;
        return own;
    }

    public void Return() => _isInUse = false;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CallScratch RentAnother()
    {
        var another = new CallScratch { _isInUse = true };
        _own ??= another;
        return another;
    }
}
