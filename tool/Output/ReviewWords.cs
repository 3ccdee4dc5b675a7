using TrackingPlan.Language.Changes;
using TrackingPlan.Tool.Review;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>The words that more than one format says of a review.</summary>
internal static class ReviewWords
{
    /// <summary>The whole review in a few words.</summary>
    public static string Headline(PlanReview review)
    {
        if (review.Changes.Count == 0)
            return "no changes";
        var code = review.Changes.Count(change => change.Code == Impact.Breaking);
        var data = review.Changes.Count(change => change.Data == Impact.Breaking);
        var parts = new List<string>();
        if (code > 0)
            parts.Add(Count(code, "change breaks", "changes break") + " code");
        if (data > 0)
            parts.Add(parts.Count > 0 ? $"{data} {(data == 1 ? "breaks" : "break")} data" : Count(data, "change breaks", "changes break") + " data");
        if (review.Count(Impact.Warning) is > 0 and var warnings)
            parts.Add($"{warnings} to look at");
        if (review.Count(Impact.None) is > 0 and var harmless)
            parts.Add($"{harmless} harmless");
        return string.Join(", ", parts);
    }

    public static string Harm(ReviewedChange change) => (change.Code, change.Data) switch
    {
        (Impact.Breaking, Impact.Breaking) => "Breaks code and data",
        (Impact.Breaking, Impact.Warning) => "Breaks code, may harm data",
        (Impact.Breaking, _) => "Breaks code",
        (Impact.Warning, Impact.Breaking) => "Breaks data, may harm code",
        (_, Impact.Breaking) => "Breaks data",
        (Impact.Warning, Impact.Warning) => "May harm code and data",
        (Impact.Warning, _) => "May harm code",
        (_, Impact.Warning) => "May harm data",
        _ => "Harmless",
    };

    /// <summary>What changed, in one line of plain text.</summary>
    public static string Message(PlanChange change) => change.MessageWith(Quote, SafeText.Short);

    public static string Message(ReviewGroup group) => Message(group.First.Change) + Sharing(group, Quote);

    /// <summary>How many other properties change with this one, because they share its definition; empty when it is alone.</summary>
    public static string Sharing(ReviewGroup group, Func<string, string> quote) => group.Others.Count == 0
        ? ""
        : $", as {Count(group.Others.Count, "other that shares", "others that share")} {quote(group.First.Change.Subject.Definition!)}";

    public static string Consumers(IEnumerable<ChangeSubject> consumers) => string.Join(", ", consumers.Select(consumer => consumer.ToString(Quote)));

    public static string Count(int count, string one, string many) => count == 1 ? "1 " + one : $"{count} {many}";

    private static string Quote(string name) => "'" + SafeText.Short(name) + "'";
}
