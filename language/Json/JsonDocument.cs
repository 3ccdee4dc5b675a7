namespace TrackingPlan.Language.Json;

/// <summary>What could be read of a text, and everything that is wrong with it.</summary>
/// <param name="Root">The value; <see cref="JsonKind.Broken"/> when there is none.</param>
internal sealed record JsonDocument(JsonValue Root, IReadOnlyList<JsonProblem> Problems, LineMap Lines);

/// <param name="Other">A second place that has to do with it: the first of two equal names.</param>
internal sealed record JsonProblem(JsonProblemKind Kind, TextRange Range, string Message, TextRange? Other = null);

internal enum JsonProblemKind
{
    /// <summary>Not JSON.</summary>
    Syntax,

    /// <summary>A comment or a trailing comma: understood, though JSON has none.</summary>
    Extension,

    /// <summary>A name that its object already has; the message is the name.</summary>
    DuplicateName,
}
