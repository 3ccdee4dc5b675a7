using System.Text.Json;
using TrackingPlan.Language.Schemas.Instances;

namespace TrackingPlan.Serialization;

/// <summary>Where a thread writes a list to compare its items.</summary>
internal sealed class WrittenList
{
    private static readonly JsonReaderOptions s_deep = new() { MaxDepth = CallWriter.MaxJsonDepth };

    [ThreadStatic]
    private static WrittenList? t_own;

    private readonly byte[] _space = GC.AllocateUninitializedArray<byte>(SegmentLimits.EventBytes);
    private readonly Instance _instance = new();
    private readonly Duplicates _duplicates = new();

    /// <summary>
    /// The places of two items that are written alike; null when there are none, or when the list cannot be written: then its call is refused for
    /// that.
    /// </summary>
    public static (int First, int Second)? FindDuplicate<T>(IReadOnlyList<T> items, PlanValueWriter<IReadOnlyList<T>> write)
    {
        // Taken out of the slot while in use: a list of the application may make a call itself.
        var own = t_own ?? new WrittenList();
        t_own = null;
        var found = own.Find(items, write);
        t_own = own;
        return found;
    }

    private (int First, int Second)? Find<T>(IReadOnlyList<T> items, PlanValueWriter<IReadOnlyList<T>> write)
    {
        var writer = new CallWriter(_space);
        write(ref writer, items);
        if (!writer.IsComplete)
            return null;
        InstanceReader.Read(_instance, _space.AsMemory(0, writer.Written), s_deep);
        return _duplicates.Find(_instance.Root);
    }
}
