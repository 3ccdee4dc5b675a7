namespace TrackingPlan.Language.Changes;

/// <summary>One kind of change, under an id that never changes.</summary>
/// <param name="Id">Stable, <c>EVENT_REMOVED</c>.</param>
/// <param name="Title">A few words, for headings and lists of rules.</param>
/// <param name="Code">What the change does to callers, unless the case at hand is milder or harder.</param>
/// <param name="Data">What it does to the data.</param>
/// <param name="Message">A sentence without a full stop: {0} is the subject, {1} what it was, {2} what it is.</param>
/// <param name="Why">Who feels it, and how.</param>
/// <param name="Advice">What to do instead, or next; empty when there is nothing to do.</param>
internal sealed record ChangeRule(string Id, string Title, Impact Code, Impact Data, string Message, string Why, string Advice = "")
{
    /// <summary>The message for what was found by likeness; null where that is never so.</summary>
    public string? Likely { get; init; }
}
