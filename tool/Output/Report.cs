using TrackingPlan.Language.Rules;

namespace TrackingPlan.Tool.Output;

internal enum ReportLevel
{
    Note,
    Warning,
    Error,
}

/// <param name="Id">Stable.</param>
/// <param name="Title">A few words.</param>
/// <param name="Help">What it means, and what to do.</param>
/// <param name="HelpUri">The page that says more.</param>
internal sealed record ReportRule(string Id, string Title, string Help, string HelpUri);

/// <summary>One thing said about one place: what the formats of other tools can hold of a check or a review.</summary>
/// <param name="File">Relative, with forward slashes.</param>
/// <param name="Fingerprint">The same for the same thing, however it moves.</param>
/// <param name="Acceptance">Why it is accepted; null when it is not.</param>
internal sealed record ReportItem(
    ReportRule Rule, ReportLevel Level, string Message, string File, Place Place, string Fingerprint, string? Acceptance = null);

/// <param name="Subject">What was looked at, for headings.</param>
internal sealed record Report(string Subject, IReadOnlyList<ReportItem> Items);
