namespace TrackingPlan;

/// <summary>What became of a call at the moment it was made. Delivery comes later and is reported by <c>OnFailed</c> when it fails.</summary>
public enum CallOutcome
{
    /// <summary>The call is in the open batch.</summary>
    Accepted,

    /// <summary>The call breaks its plan or has no identity, and was refused or dropped.</summary>
    Violation,

    /// <summary>The call is larger than Segment's 32 KB and was refused.</summary>
    TooLarge,

    /// <summary>The queue is full and the call was dropped.</summary>
    QueueFull,

    /// <summary>A hook of the application filtered the call.</summary>
    Filtered,

    /// <summary>The client is disabled by its options.</summary>
    Disabled,
}
