namespace TrackingPlan;

/// <summary>
/// The limits of <see href="https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#max-request-size">Segment's HTTP
/// API</see>, in bytes. Segment does not say whether a KB is 1,000 or 1,024 bytes; the figures are those of its own Node library.
/// </summary>
public static class SegmentLimits
{
    /// <summary>The most one call may take, in bytes of UTF-8 JSON: 32 KB.</summary>
    public const int EventBytes = 32 * 1024;

    /// <summary>The most the body of one request may take, in bytes before compression: 480 KB, for Segment's 500 KB.</summary>
    public const int BatchBytes = 480 * 1024;

    /// <summary>The most calls in one request. Segment answers 200 to more, and rejects them.</summary>
    public const int BatchEvents = 2_500;

    /// <summary>The longest message id, in characters.</summary>
    public const int MessageIdLength = 100;
}
