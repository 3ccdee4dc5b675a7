namespace TrackingPlan.Endpoint;

/// <summary>Nothing of the request is taken; the client is told why.</summary>
internal sealed class RequestRefusedException(int status, string code, string message, IReadOnlyList<ApiViolation>? violations = null)
    : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>A word for machines, such as <c>invalid_json</c>.</summary>
    public string Code { get; } = code;

    public IReadOnlyList<ApiViolation> Violations { get; } = violations ?? [];
}
