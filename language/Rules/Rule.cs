namespace TrackingPlan.Language.Rules;

/// <summary>One kind of thing to say about a plan.</summary>
/// <param name="Id"><c>TRK1nnn</c>; also the name of its page in docs/rules.</param>
/// <param name="Message">With <c>{0}</c> ... for a finding's arguments.</param>
/// <param name="IsFatal">
/// The plan, or a part of it, cannot become code. The generator reports it, for that is never switched off; all other rules belong to
/// the analyzer. No rule is reported by both.
/// </param>
internal sealed record Rule(string Id, string Title, string Message, Severity Severity, bool IsFatal = false);

internal enum Severity
{
    Info,
    Warning,
    Error,
}
