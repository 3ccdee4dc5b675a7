namespace TrackingPlan.Tool.Review;

/// <summary>A call of the plan that stands at a place in the code, as <see cref="TrackingPlan.Language.Usages.LoggedUse"/> tells it.</summary>
/// <param name="Call">The kind, and after a colon the wire name of a call that has one.</param>
/// <param name="Version">Null where the code does not say which of several, and where there is only one.</param>
/// <param name="Properties">The wire names of what is given a value there.</param>
internal sealed record LoggedPlannedUse(string Call, int? Version, IReadOnlyList<string> Properties);

/// <summary>A place in the code, from one.</summary>
/// <param name="File">Relative to where the command runs where it can be, with forward slashes.</param>
/// <param name="Message">What the compiler says there.</param>
internal sealed record LoggedCallSite(string File, int Line, int Column, string Message)
{
    /// <summary>Of a report on an untyped call the member that makes it and the event; null of everything else.</summary>
    public (string Member, string Event)? UntypedCall { get; init; }

    /// <summary>Which call of the plan is made or sent there, when the compiler says so; null of everything else.</summary>
    public LoggedPlannedUse? Use { get; init; }
}
