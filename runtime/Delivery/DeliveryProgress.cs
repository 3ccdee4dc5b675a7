namespace TrackingPlan.Delivery;

/// <summary>How far the delivery of one batch has come.</summary>
internal sealed class DeliveryProgress(DateTimeOffset startedAt)
{
    private const double FirstBackoffMilliseconds = 1_000;
    private const double LongestBackoffMilliseconds = 60_000;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of the waits were not asked for by Segment.</summary>
    public int Retries { get; set; }

    /// <summary>How long this batch alone waits; a pause that Segment asks for is kept by all.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>When the next attempt is made.</summary>
    public DateTimeOffset NextAttempt { get; set; }

    /// <summary>Why there is no further attempt, when there could be one by the last outcome.</summary>
    public FailureReason? GivenUp { get; set; }

    /// <summary>1 to 2 seconds at first, doubled each time, 60 at most. Random, so that many clients do not come back at one moment.</summary>
    public TimeSpan NextBackoff()
    {
#pragma warning disable CA5394 // spreads load; nothing secret about it
        var jitter = 1 + Random.Shared.NextDouble();
#pragma warning restore CA5394
        return TimeSpan.FromMilliseconds(Math.Min(jitter * FirstBackoffMilliseconds * Math.Pow(2, Retries), LongestBackoffMilliseconds));
    }
}
