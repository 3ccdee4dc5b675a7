namespace TrackingPlan.Endpoint;

/// <summary>One call that the endpoint took, with what Segment's servers add to it.</summary>
public sealed class ReceivedCall
{
    private readonly BatchDefaults _defaults;

    internal ReceivedCall(BatchDefaults defaults) => _defaults = defaults;

    /// <summary>The call's number since the endpoint started, from 1. A gap says that calls left the memory before they were read.</summary>
    public long Sequence { get; internal set; }

    /// <summary><c>track</c>, <c>identify</c>, <c>group</c>, <c>page</c>, <c>screen</c> or <c>alias</c>; what was sent instead, or empty, is a violation.</summary>
    public required string Type { get; init; }

    /// <summary>The event of a Track call.</summary>
    public string? Event { get; init; }

    /// <summary>The id of a known user.</summary>
    public string? UserId { get; init; }

    /// <summary>The id of a visitor.</summary>
    public string? AnonymousId { get; init; }

    /// <summary>The group of a Group call.</summary>
    public string? GroupId { get; init; }

    /// <summary>The id that an Alias call gives up.</summary>
    public string? PreviousId { get; init; }

    /// <summary>The name of a Page or Screen call.</summary>
    public string? Name { get; init; }

    /// <summary>The id that the client gave, or that the endpoint gave because the client gave none.</summary>
    public required string MessageId { get; init; }

    /// <summary>Whether a call with this message id came before. Segment drops it; here it is kept.</summary>
    public bool IsDuplicate { get; internal set; }

    /// <summary>When the request arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the client's clock says the request was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the client's clock says it happened.</summary>
    public DateTimeOffset? OriginalTimestamp { get; init; }

    /// <summary>When it happened, by the endpoint's clock: <see cref="ReceivedAt"/> - (<see cref="SentAt"/> - <see cref="OriginalTimestamp"/>).</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What breaks the API's rules. Segment would have dropped the call, or part of it, behind a 200.</summary>
    public required IReadOnlyList<ApiViolation> Violations { get; init; }

    /// <summary>The call as the client wrote it, byte for byte, as UTF-8 JSON. A single call may hold the write key.</summary>
    public required ReadOnlyMemory<byte> Sent { get; init; }

    /// <summary>The call as Segment hands it on: the batch's context and integrations merged in, the server's fields added, no write key.</summary>
    public string ToSegmentJson() => SegmentJson.Compose(this, _defaults);

    /// <summary>The type and the event's name; nothing about a person.</summary>
    public override string ToString() => Event is null ? Type : $"{Type} {Event}";
}
