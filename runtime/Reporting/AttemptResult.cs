using System.Net;

namespace TrackingPlan.Reporting;

/// <summary>What an attempt means for its batch.</summary>
internal enum AttemptOutcome
{
    /// <summary>Tried again after a backoff. The default: nothing is delivered unless an answer says so.</summary>
    Retry,

    /// <summary>Tried again after the pause that Segment asks for.</summary>
    RateLimited,

    /// <summary>Not tried now, but after other batches.</summary>
    SetAside,

    /// <summary>Lost; trying again would not help.</summary>
    Rejected,

    Delivered,
}

/// <summary>How one attempt to deliver a batch ended.</summary>
internal readonly record struct AttemptResult(AttemptOutcome Outcome, string Description, int? StatusCode = null)
{
    /// <summary>
    /// The outcome of each status, as in Segment's Node library 3.1 (<c>publisher.ts</c>), which Segment's other libraries are being brought
    /// in line with; but that library takes a redirect for delivered, and nothing was delivered then.
    /// </summary>
    /// <param name="status">The status of the response.</param>
    /// <param name="saysWhenToRetry">Whether the response has a <c>Retry-After</c>.</param>
    /// <param name="canRenew">Whether another bearer token may cure 401 and 511; Segment's library drops the batch at 401.</param>
    public static AttemptOutcome OutcomeOf(HttpStatusCode status, bool saysWhenToRetry, bool canRenew) => (int)status switch
    {
        >= 200 and < 300 => AttemptOutcome.Delivered,
        >= 300 and < 400 => AttemptOutcome.Rejected,
        429 => saysWhenToRetry ? AttemptOutcome.RateLimited : AttemptOutcome.Retry,
        401 when canRenew => AttemptOutcome.Retry,
        408 or 410 or 460 => AttemptOutcome.Retry,
        >= 400 and < 500 => AttemptOutcome.Rejected,
        501 or 505 => AttemptOutcome.Rejected,
        511 when !canRenew => AttemptOutcome.Rejected,
        _ => AttemptOutcome.Retry,
    };
}
