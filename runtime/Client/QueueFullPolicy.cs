namespace TrackingPlan;

/// <summary>What happens to a call when the queue has reached <see cref="SegmentOptions.QueueBytes"/>.</summary>
public enum QueueFullPolicy
{
    /// <summary>
    /// The call waits for room. An async call waits until it is cancelled. A synchronous one waits at most
    /// <see cref="SegmentOptions.BlockingTimeout"/> and is then dropped; after such a wait in vain, calls are dropped at once until a batch
    /// is delivered again, so that an outage of Segment never slows the application down for longer than that.
    /// </summary>
    Wait,

    /// <summary>The call itself is dropped.</summary>
    DropNewest,

    /// <summary>The oldest batch that is not on its way is dropped to make room.</summary>
    DropOldest,
}
