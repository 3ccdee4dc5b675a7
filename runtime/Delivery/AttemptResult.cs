using System.Net;

namespace TrackingPlan.Delivery;

/// <summary>What an attempt means for its batch.</summary>
internal enum AttemptOutcome
{
    Delivered,
    Rejected,
    Retry,
    RateLimited,
}

/// <summary>How one attempt to deliver a batch ended.</summary>
internal readonly record struct AttemptResult(AttemptOutcome Outcome, string Description, int? StatusCode = null)
{
    /// <summary>
    /// The outcome of each status, as in Segment's Node library 3.1 (<c>publisher.ts</c>), which Segment's other libraries are being brought
    /// in line with.
    /// </summary>
    /// <param name="status">The status of the response.</param>
    /// <param name="saysWhenToRetry">Whether the response has a <c>Retry-After</c>.</param>
    /// <param name="canRenew">Whether another bearer token may cure 401 and 511; Segment's library drops the batch at 401.</param>
    public static AttemptOutcome OutcomeOf(HttpStatusCode status, bool saysWhenToRetry, bool canRenew) => (int)status switch
    {
        >= 200 and < 400 => AttemptOutcome.Delivered,
        429 => saysWhenToRetry ? AttemptOutcome.RateLimited : AttemptOutcome.Retry,
        401 when canRenew => AttemptOutcome.Retry,
        408 or 410 or 460 => AttemptOutcome.Retry,
        >= 400 and < 500 => AttemptOutcome.Rejected,
        501 or 505 => AttemptOutcome.Rejected,
        511 when !canRenew => AttemptOutcome.Rejected,
        _ => AttemptOutcome.Retry,
    };
}
