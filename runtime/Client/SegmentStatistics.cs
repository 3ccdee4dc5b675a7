namespace TrackingPlan;

/// <summary>What became of the calls of a client so far. Every call is in exactly one of the counts.</summary>
public readonly record struct SegmentStatistics
{
    /// <summary>Calls that entered a batch: those delivered, failed and pending.</summary>
    public long Accepted { get; init; }

    /// <summary>Calls that Segment has taken.</summary>
    public long Delivered { get; init; }

    /// <summary>Calls that were accepted and then lost: rejected by Segment, not deliverable in time, or displaced in a full queue.</summary>
    public long Failed { get; init; }

    /// <summary>Calls that were not accepted because the queue was full.</summary>
    public long Dropped { get; init; }

    /// <summary>Calls that were not accepted because they break the plan or a limit.</summary>
    public long Refused { get; init; }

    /// <summary>Calls that a hook filtered out.</summary>
    public long Filtered { get; init; }

    /// <summary>Calls that break the plan, sent or not.</summary>
    public long Violating { get; init; }

    /// <summary>Attempts beyond the first.</summary>
    public long Retries { get; init; }

    /// <summary>Calls that are accepted and neither delivered nor failed yet.</summary>
    public long Pending => Accepted - Delivered - Failed;

    /// <summary>Calls that did not and will not arrive: failed, dropped and refused.</summary>
    public long Lost => Failed + Dropped + Refused;
}
