namespace TrackingPlan.Language.Documents;

/// <summary>What the user gave cannot be used; the message says what, where, what was expected and what to do, on one line.</summary>
internal sealed class InputException(string message, Exception? inner = null) : Exception(message, inner);
