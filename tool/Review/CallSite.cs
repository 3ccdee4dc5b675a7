namespace TrackingPlan.Tool.Review;

/// <summary>A place in the code, from one.</summary>
/// <param name="File">Relative to where the command runs where it can be, with forward slashes.</param>
/// <param name="Message">What the compiler says there.</param>
internal sealed record CallSite(string File, int Line, int Column, string Message)
{
    /// <summary>Of a report on an untyped call the member that makes it and the event; null of everything else.</summary>
    public (string Member, string Event)? UntypedCall { get; init; }
}
