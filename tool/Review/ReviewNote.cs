namespace TrackingPlan.Tool.Review;

/// <summary>What the reader of a review should know beside the changes of the plan.</summary>
/// <param name="Text">In full sentences.</param>
/// <param name="Rule">What reports call it by; null for what only people need to know.</param>
/// <param name="File">The file that it speaks of, as reports point at it.</param>
/// <param name="Line">From zero.</param>
internal sealed record ReviewNote(string Text, NoteRule? Rule = null, string File = "", int Line = 0);

/// <summary>A change of what judges the plan, which a reviewer must not overlook.</summary>
internal sealed record NoteRule(string Id, string Title, string Help)
{
    public static NoteRule PolicyChanged { get; } = new(
        "POLICY_CHANGED", "Review policy changed", "The change alters what later reviews let pass. The policy of the base has judged this one.");

    public static NoteRule ChangeAccepted { get; } = new(
        "CHANGE_ACCEPTED", "Change accepted here", "The change brings its own line of tracking-plan.allow: accept it only if its reason is good.");
}
