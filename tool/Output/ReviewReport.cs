using System.Security.Cryptography;
using System.Text;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Review;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>A review as a list of places.</summary>
internal static class ReviewReport
{
    /// <summary>Every change, each at its place.</summary>
    public static Report Of(PlanReview review) =>
        new(Subject(review), [.. review.Changes.Select(change => Item(review, new ReviewGroup(change, []))), .. Notes(review)]);

    /// <summary>One edit of a shared definition is told once: GitHub shows ten annotations of a kind and drops the others.</summary>
    public static Report Grouped(PlanReview review) => new(Subject(review), [.. Notes(review), .. ReviewGroup.Of(review).Select(group => Item(review, group))]);

    /// <summary>What the change is, whom it touches, and what to do, in full sentences on one line.</summary>
    public static string Sentences(ReviewGroup group)
    {
        var change = group.First;
        var text = Sentence(ReviewWords.Message(group));
        if (change.Worst != Impact.None)
            text += $" {ReviewWords.Harm(change)}: {change.Change.Rule.Why}";
        if (group.Consumers.Count > 0)
            text += " Touches " + ReviewWords.Consumers(group.Consumers) + ".";
        if (group.CallSites.Count > 0)
            text += " Called at " + string.Join(", ", group.CallSites.Select(site => $"{SafeText.OneLine(site.File)}:{site.Line}")) + ".";
        if (change.Change.Rule.Advice.Length > 0)
            text += " " + change.Change.Rule.Advice;
        return text;
    }

    private static string Subject(PlanReview review) => "Tracking plan " + review.Head.Path;

    public static string HelpUri(ChangeRule rule) => ToolInfo.DocumentationOf("change-rules.md#" + rule.Id.ToLowerInvariant());

    private static IEnumerable<ReportItem> Notes(PlanReview review) => review.Notes.Where(note => note.Rule is not null).Select(note => new ReportItem(
        new ReportRule(note.Rule!.Id, note.Rule.Title, note.Rule.Help, ToolInfo.DocumentationOf("pull-requests.md#whose-word-counts")),
        ReportLevel.Warning,
        SafeText.OneLine(note.Text),
        note.File,
        new Place(0, 0, note.Line, 0, note.Line, 0),
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(note.Rule.Id + note.Text)))[..12]));

    private static ReportItem Item(PlanReview review, ReviewGroup group)
    {
        var change = group.First;
        var rule = change.Change.Rule;
        var level = change.Fails ? ReportLevel.Error
            : change.Worst == Impact.None || change.Allowed is not null ? ReportLevel.Note
            : ReportLevel.Warning;
        return new ReportItem(
            new ReportRule(rule.Id, rule.Title, (rule.Why + " " + rule.Advice).TrimEnd(), HelpUri(rule)),
            level,
            Sentences(group),
            review.Head.Path,
            change.Place,
            change.Fingerprint,
            change.Allowed is { } entry ? $"Accepted until {entry.Until}: {SafeText.OneLine(entry.Reason)}" : null);
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
