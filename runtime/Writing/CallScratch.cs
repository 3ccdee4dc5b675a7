namespace TrackingPlan.Serialization;

/// <summary>
/// Where a thread writes a call before it is put into a batch. Writing runs code of the application (its lists, its converters), which may do
/// anything: make another call, flush, dispose the client. Nothing that anyone else waits for is held meanwhile.
/// </summary>
internal sealed class CallScratch
{
    [ThreadStatic]
    private static CallScratch? t_idle;

    private readonly byte[] _space = GC.AllocateUninitializedArray<byte>(SegmentLimits.EventBytes);
    private int _lastPlace;

    private CallScratch()
    {
    }

    /// <summary>The space for one call: what Segment allows for one.</summary>
    public Span<byte> Space => _space;

    public CallPrelude Prelude { get; } = new();

    /// <summary>Which open batch the thread used last.</summary>
    public ref int LastPlace => ref _lastPlace;

    /// <summary>
    /// The thread's own, or another while that is in use further up its stack. One that is not given back, because something was thrown, is
    /// replaced at the next call.
    /// </summary>
    public static CallScratch Rent()
    {
        var idle = t_idle;
        if (idle is null)
            return new CallScratch();
        t_idle = null;
        return idle;
    }

    public void Return() => t_idle = this;
}
