using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Language.Exports;

/// <summary>A file of an export.</summary>
/// <param name="Name">Relative, with forward slashes.</param>
/// <param name="IsRight">Whether a text, read as whoever reads such a file reads it, says what was meant.</param>
internal sealed record ExportFile(string Name, string Text, Predicate<string> IsRight)
{
    /// <summary>For files that people read and no program does.</summary>
    public static readonly Predicate<string> ForPeople = static _ => true;

    /// <summary>A file that is one JSON value.</summary>
    public static ExportFile Of(string name, JsonValue value, Func<JsonValue, bool>? mustExpand = null, string indent = "  ") =>
        new(name, JsonLayout.Write(value, mustExpand: mustExpand, indent: indent), text => JsonLayout.Says(text, value));
}

/// <summary>A plan in another format, and what that format could not hold.</summary>
internal sealed record Export(IReadOnlyList<ExportFile> Files, IReadOnlyList<Loss> Losses);
