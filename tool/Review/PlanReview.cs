using TrackingPlan.Language.Changes;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Review;

/// <summary>Everything that a review of one plan found; what every output format shows.</summary>
internal sealed record PlanReview
{
    public required PlanFile Base { get; init; }

    public required PlanFile Head { get; init; }

    public required FailOn FailOn { get; init; }

    /// <summary>The gravest first, else in the order of the plan.</summary>
    public required IReadOnlyList<ReviewedChange> Changes { get; init; }

    /// <summary>What the reader should know beside: what the change does to the policy and the allow file, and which lines of it are needless.</summary>
    public required IReadOnlyList<ReviewNote> Notes { get; init; }

    /// <summary>Whether a build log was read, so that no call site means that there is none.</summary>
    public required bool KnowsCallSites { get; init; }

    public bool Fails
    {
        get
        {
            foreach (var change in Changes)
            {
                if (change.Fails)
                    return true;
            }

            return false;
        }
    }

    public int Count(Impact worst)
    {
        var count = 0;
        foreach (var change in Changes)
        {
            if (change.Worst == worst)
                count++;
        }

        return count;
    }
}
