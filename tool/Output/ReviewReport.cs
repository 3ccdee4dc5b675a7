using TrackingPlan.Plan.Diff;
using TrackingPlan.Tool.Review;

namespace TrackingPlan.Tool.Output;

/// <summary>A review as a list of places.</summary>
internal static class ReviewReport
{
    public static Report Of(PlanReview review)
    {
        var items = new ReportItem[review.Changes.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = Item(review, review.Changes[i]);
        return new Report($"Tracking plan {review.Head.Path}", items);
    }

    /// <summary>What the change is, whom it touches, and what to do, in full sentences on one line.</summary>
    public static string Sentences(ReviewedChange change)
    {
        var text = Sentence(ReviewWords.Message(change.Change));
        if (change.Worst != Impact.None)
            text += $" {ReviewWords.Harm(change)}: {change.Change.Rule.Why}";
        if (change.Change.Consumers.Count > 0)
            text += " Touches " + ReviewWords.Consumers(change.Change) + ".";
        if (change.CallSites.Count > 0)
            text += " Called at " + string.Join(", ", change.CallSites.Select(site => $"{site.File}:{site.Line}")) + ".";
        if (change.Change.Rule.Advice.Length > 0)
            text += " " + change.Change.Rule.Advice;
        return text;
    }

    public static string HelpUri(ChangeRule rule) => ToolInfo.DocumentationOf("change-rules.md#" + rule.Id.ToLowerInvariant());

    private static ReportItem Item(PlanReview review, ReviewedChange change)
    {
        var rule = change.Change.Rule;
        var level = change.Fails ? ReportLevel.Error
            : change.Worst == Impact.None || change.Allowed is not null ? ReportLevel.Note
            : ReportLevel.Warning;
        return new ReportItem(
            new ReportRule(rule.Id, rule.Title, (rule.Why + " " + rule.Advice).TrimEnd(), HelpUri(rule)),
            level,
            Sentences(change),
            review.Head.Path,
            change.Place,
            change.Fingerprint,
            change.Allowed is { } entry ? $"Accepted until {entry.Until}: {entry.Reason}" : null);
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
