namespace TrackingPlan.Batching;

/// <summary>How far the delivery of one batch has come.</summary>
internal sealed class DeliveryProgress
{
    private const double FirstBackoffMilliseconds = 1_000;
    private const double LongestBackoffMilliseconds = 60_000;
    private const int MostDoublings = 6; // more make no difference

    /// <summary>When the first attempt began, as a timestamp of the client's clock.</summary>
    public long StartedAt { get; private set; }

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of the waits were not asked for by Segment.</summary>
    public int Retries { get; set; }

    /// <summary>How long until the next attempt.</summary>
    public TimeSpan Wait { get; set; }

    /// <summary>Why there is no further attempt, when there could be one by the last outcome.</summary>
    public FailureReason? GivenUp { get; set; }

    public void Start(long now) => (StartedAt, Attempts, Retries, Wait, GivenUp) = (now, 0, 0, TimeSpan.Zero, null);

    /// <summary>1 to 2 seconds at first, doubled each time, 60 at most. Random, so that many clients do not come back at one moment.</summary>
    public TimeSpan NextBackoff()
    {
#pragma warning disable CA5394 // spreads load; nothing secret about it
        var jitter = 1 + Random.Shared.NextDouble();
#pragma warning restore CA5394
        var doubled = FirstBackoffMilliseconds * (1 << Math.Min(Retries, MostDoublings));
        return TimeSpan.FromMilliseconds(Math.Min(jitter * doubled, LongestBackoffMilliseconds));
    }
}
