using TrackingPlan.Language.CSharp;

namespace TrackingPlan.Language.Changes;

/// <summary>Something that code wrote for the older plan and that means something else, or nothing, for the newer.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Place">Where in the plan it comes from: the older, or the newer for what is demanded.</param>
internal sealed record CodeBreak(CodeBreakKind Kind, string Name, WirePlace Place)
{
    /// <summary>What the same thing is called now, where it has only another C# name.</summary>
    public string? NameNow { get; init; }

    /// <summary>The names on the wire, before and after, of what keeps its C# name.</summary>
    public (string Before, string After) Wire { get; init; }
}

internal enum CodeBreakKind
{
    /// <summary>There is no such name any more.</summary>
    Gone,

    /// <summary>There is no method with named parameters any more.</summary>
    MethodGone,

    /// <summary>It no longer takes what it took.</summary>
    Changed,

    /// <summary>It must be given, and was not.</summary>
    Demanded,

    /// <summary>The same code compiles and sends another name.</summary>
    Rebound,
}
