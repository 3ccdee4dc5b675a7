namespace TrackingPlan.Tool.Terminal;

/// <summary>A cancellation after something was written; the message says what, on one line.</summary>
internal sealed class CancelledException(string message) : OperationCanceledException(message);
