using TrackingPlan.Language.Changes;

namespace TrackingPlan.Tool.Review;

/// <summary>Changes that are one edit: of a definition that several properties share. A change of its own is a group of one.</summary>
/// <param name="First">Speaks for all.</param>
/// <param name="Others">The same at other properties.</param>
internal sealed record ReviewGroup(ReviewedChange First, IReadOnlyList<ReviewedChange> Others)
{
    /// <summary>Of the whole group, each once.</summary>
    public IReadOnlyList<ChangeSubject> Consumers { get; } =
        [.. First.Change.Consumers.Concat(Others.SelectMany(other => other.Change.Consumers)).Distinct()];

    public IReadOnlyList<LoggedCallSite> CallSites { get; } = [.. First.CallSites.Concat(Others.SelectMany(other => other.CallSites)).Distinct()];

    /// <summary>In the order of the review.</summary>
    public static IReadOnlyList<ReviewGroup> Of(PlanReview review)
    {
        var groups = new List<ReviewGroup>();
        foreach (var same in review.Changes.GroupBy(KeyOf))
            groups.Add(new ReviewGroup(same.First(), [.. same.Skip(1)]));
        return groups;
    }

    private static object KeyOf(ReviewedChange change) => change.Change.Subject.Definition is { } definition && change.Allowed is null
        ? (definition, change.Change.Rule.Id, change.Change.Before, change.Change.After, change.Code, change.Data)
        : change.Fingerprint;
}
