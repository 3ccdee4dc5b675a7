using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Tool.Review;

/// <summary>A change with everything that a reviewer asks about it.</summary>
internal sealed record ReviewedChange
{
    public required PlanChange Change { get; init; }

    /// <summary>By the team's policy, as <see cref="Data"/>.</summary>
    public required Impact Code { get; init; }

    public required Impact Data { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>In the newer plan: the change itself, or of what was removed the nearest thing that is still there.</summary>
    public required Place Place { get; init; }

    /// <summary>Where it was in the older plan; null unless it was removed.</summary>
    public Place? FormerPlace { get; init; }

    /// <summary>Why it is accepted; null when it is not.</summary>
    public AllowEntry? Allowed { get; init; }

    public IReadOnlyList<LoggedCallSite> CallSites { get; init; } = [];

    /// <summary>Whether the review fails because of it.</summary>
    public required bool Fails { get; init; }

    public Impact Worst => Code > Data ? Code : Data;
}
