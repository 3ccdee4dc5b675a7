namespace TrackingPlan.Endpoint;

/// <summary>One HTTP request to one of the API's routes, taken or refused.</summary>
public sealed class ReceivedRequest
{
    internal ReceivedRequest()
    {
    }

    /// <summary>The path, such as <c>/v1/batch</c>.</summary>
    public required string Path { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The status code of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Why the request was refused; null when it was taken.</summary>
    public string? Error { get; init; }

    /// <summary>What is wrong with the request as a whole; in strict mode also with its calls.</summary>
    public IReadOnlyList<ApiViolation> Violations { get; init; } = [];

    /// <summary>The write key that came with it; null when there was none. A secret: keep it out of logs.</summary>
    public string? WriteKey { get; init; }

    /// <summary>The batch's <c>sentAt</c>; null when there was none.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The size of the body in bytes, inflated; 0 when it was not read to its end.</summary>
    public int BodyBytes { get; init; }

    /// <summary>Whether the body came compressed.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>The header <c>X-Retry-Count</c>: how many attempts the client says came before. 0 when it says nothing.</summary>
    public int RetryCount { get; init; }

    /// <summary>How many calls were taken from it.</summary>
    public int CallCount { get; init; }
}
