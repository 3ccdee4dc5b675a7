using System.Text.Json;
using TrackingPlan.Language.Schemas.Instances;

namespace TrackingPlan.Serialization;

/// <summary>Where a thread writes a list to compare its items.</summary>
internal sealed class WrittenList
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = CallWriter.MaxJsonDepth };

    [ThreadStatic]
    private static WrittenList? _own;

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
        var own = _own ?? new WrittenList();
        _own = null;
        var found = own.Find(items, write);
        _own = own;
        return found;
    }

    private (int First, int Second)? Find<T>(IReadOnlyList<T> items, PlanValueWriter<IReadOnlyList<T>> write)
    {
        var writer = new CallWriter(_space);
        write(ref writer, items);
        if (!writer.IsComplete)
            return null;
        InstanceReader.Read(_instance, _space.AsMemory(0, writer.Written), Deep);
        return _duplicates.Find(_instance.Root);
    }
}
