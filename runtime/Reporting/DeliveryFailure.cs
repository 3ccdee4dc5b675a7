using System.Text.Json;
using TrackingPlan.Batching;
using TrackingPlan.Serialization;

namespace TrackingPlan;

/// <summary>Why calls were lost.</summary>
public enum FailureReason
{
    /// <summary>Segment refused the request, and would refuse it again; or it cannot be sent at all.</summary>
    Rejected,

    /// <summary>Every attempt failed, and there were as many as allowed.</summary>
    RetriesExhausted,

    /// <summary>The batch could not be delivered within <see cref="SegmentOptions.DeliveryTimeout"/>.</summary>
    DeliveryTimeout,

    /// <summary>The client was disposed, and <see cref="SegmentOptions.ShutdownTimeout"/> was over.</summary>
    Shutdown,

    /// <summary>The queue was full.</summary>
    QueueFull,

    /// <summary>The call is larger than <see cref="SegmentLimits.EventBytes"/>.</summary>
    TooLarge,

    /// <summary>The call breaks its plan, or Segment could not have accepted it.</summary>
    Violation,
}

/// <summary>Calls that were lost, and why.</summary>
/// <remarks>Valid until the callback completes, for the memory behind <see cref="Calls"/> is used again: copy what is to be kept.</remarks>
public sealed class DeliveryFailure
{
    private readonly Batch? _batch;
    private readonly object _lock = new();
    private bool _over;

    internal DeliveryFailure(FailureReason reason, string description, int count, string? call = null, Batch? batch = null, int? statusCode = null)
    {
        (Reason, Description, Count, Call, StatusCode, _batch) = (reason, description, count, call, statusCode, batch);
    }

    /// <summary>Why.</summary>
    public FailureReason Reason { get; }

    /// <summary>Why, in words. Holds no write key and no value of a call.</summary>
    public string Description { get; }

    /// <summary>How many calls.</summary>
    public int Count { get; }

    /// <summary>The name of the event, or the kind of the call, when it is one call that was never accepted; otherwise null.</summary>
    public string? Call { get; }

    /// <summary>The status of the last response, or null when there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>
    /// Each call of a lost batch as the JSON that was to be sent, to be kept elsewhere or sent again with the same message id. Empty for a
    /// call that was never accepted: its caller has it, and knows its <see cref="CallOutcome"/>.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The callback is over.</exception>
    public IEnumerable<JsonElement> Calls
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_over, this);
                return _batch is null || _batch.Count == 0 ? [] : Read(_batch);
            }
        }
    }

    /// <summary>Why and how many; no content.</summary>
    public override string ToString() => $"{Count} call(s) lost: {Description}";

    /// <summary>Waits for whoever reads the calls now, and lets nobody read them any more.</summary>
    internal void End()
    {
        lock (_lock)
            _over = true;
    }

    private static JsonElement[] Read(Batch batch)
    {
        byte[] array = [(byte)'[', .. batch.Calls.Span, (byte)']'];
        using var document = JsonDocument.Parse(array, new() { MaxDepth = CallWriter.MaxJsonDepth + 1 });
        return [.. document.RootElement.EnumerateArray().Select(call => call.Clone())];
    }
}
