namespace TrackingPlan.Language.Model;

/// <summary>
/// Where reading, typing and comparing a plan ends, so that no plan, however it refers to itself, takes more than its length asks for. Each
/// is far beyond what a plan for people needs, and what passes one is said (TRK1025).
/// </summary>
internal static class PlanLimits
{
    /// <summary>
    /// How many schemas may stand inside each other where they are written, how many lists in shared lists, and how many <c>allOf</c> in
    /// <c>allOf</c>. The name of a nested type grows with each, and what is written of a plan goes deeper than the plan itself.
    /// </summary>
    public const int Depth = 32;

    /// <summary>How many members a union may have, those of the unions in it included.</summary>
    public const int UnionMembers = 256;

    /// <summary>How many properties <c>allOf</c> may add up, or a shared list may hold in place: they are written again at each use.</summary>
    public const int WrittenAgain = 1_000;

    /// <summary>How many findings of one rule are said.</summary>
    public const int FindingsOfOneRule = 1_000;

    /// <summary>To how many of them it is worth searching the whole plan for what was meant.</summary>
    public const int SuggestionsOfOneRule = 20;
}
