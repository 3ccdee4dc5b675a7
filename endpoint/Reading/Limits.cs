namespace TrackingPlan.Endpoint;

/// <summary>
/// The limits of the <see href="https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/">HTTP API</see>, of bodies
/// before compression. Segment does not say whether its KB are 1,000 or 1,024 bytes; its own Node library counts 1,024.
/// </summary>
internal static class Limits
{
    /// <summary>Bytes of one call, alone or inside a batch.</summary>
    public const int Call = 32 * 1024;

    /// <summary>Bytes of the body of a batch.</summary>
    public const int Batch = 500 * 1024;

    /// <summary>Calls in a batch; Segment answers 200 and drops those beyond.</summary>
    public const int CallsInBatch = 2_500;

    /// <summary>Characters of a message id.</summary>
    public const int MessageId = 100;
}
