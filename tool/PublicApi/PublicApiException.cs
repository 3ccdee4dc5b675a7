namespace TrackingPlan.Tool.PublicApi;

/// <summary>Segment's Public API cannot be reached, or answered what it does not document. One line for people, never with the token.</summary>
internal sealed class PublicApiException(string message) : IOException(message);
