using System.Text;
using TrackingPlan.Language.Changes;
using TrackingPlan.Tool.Review;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>The comment on a pull request: a short table first, details folded, then what to do next.</summary>
internal static class MarkdownFormat
{
    /// <summary>The first line, by which the next run finds its comment on the same plan and replaces it. Nothing in a path can end it.</summary>
    public static string Marker(string path) => $"<!-- tracking-plan-review: {string.Join('/', path.Split('/').Select(Uri.EscapeDataString))} -->";

    private const int MostRows = 50;

    private const int MostCallSites = 20;

    /// <summary>GitHub takes 65,536 characters in a comment; GitLab and Azure DevOps take more.</summary>
    private const int MostCharacters = 60_000;

    public static void Write(PlanReview review, TextWriter output)
    {
        var text = new StringBuilder();
        text.Append(Marker(review.Head.Path)).Append('\n');
        text.Append("### ").Append(Headline(review)).Append("\n\n");
        text.Append(Code(review.Head.Path)).Append(": ").Append(Code(review.Base.Label)).Append(" → ").Append(Code(review.Head.Label)).Append('\n');
        if (review.Changes.Count > 0)
        {
            var groups = ReviewGroup.Of(review);
            var footer = NextSteps(review);
            WriteTable(text, groups);
            WriteDetails(text, review, groups, MostCharacters - footer.Length);
            text.Append(footer);
        }

        foreach (var note in review.Notes)
            text.Append("\n> ").Append(note.Rule is null ? "" : "⚠️ ").Append(Plain(SafeText.OneLine(note.Text))).Append('\n');
        output.Write(text.ToString());
    }

    private static string Headline(PlanReview review)
    {
        var mark = review.Fails ? "❌" : review.Count(Impact.None) == review.Changes.Count ? "✅" : "⚠️";
        return $"{mark} Tracking plan: {ReviewWords.Headline(review)}";
    }

    private static void WriteTable(StringBuilder text, IReadOnlyList<ReviewGroup> groups)
    {
        text.Append("\n| | Change | Code | Data | Touches |\n|---|---|---|---|---|\n");
        for (var i = 0; i < groups.Count && i < MostRows; i++)
        {
            var change = groups[i].First;
            text.Append("| ").Append(Mark(change));
            text.Append(" | ").Append(Message(groups[i]));
            text.Append(" | ").Append(Word(change.Code));
            text.Append(" | ").Append(Word(change.Data));
            text.Append(" | ").Append(Consumers(groups[i])).Append(" |\n");
        }

        if (groups.Count > MostRows)
            text.Append($"\n… and {groups.Count - MostRows} more; these are the gravest.\n");
    }

    private static void WriteDetails(StringBuilder text, PlanReview review, IReadOnlyList<ReviewGroup> groups, int room)
    {
        text.Append("\n<details><summary>Details</summary>\n\n");
        for (var i = 0; i < groups.Count; i++)
        {
            var details = Details(review, groups[i]);
            if (text.Length + details.Length > room)
            {
                text.Append($"… and {groups.Count - i} more; the comment would be too long.\n");
                break;
            }

            text.Append(details);
        }

        text.Append("\n</details>\n");
    }

    private static string Details(PlanReview review, ReviewGroup group)
    {
        var (reviewed, change) = (group.First, group.First.Change);
        var text = new StringBuilder();
        text.Append($"**{change.Rule.Id}** {Code($"{review.Head.Path}:{reviewed.Place.Line + 1}")} {Code(reviewed.Fingerprint)}\n");
        text.Append($"- {Message(group)}\n");
        foreach (var other in group.Others)
            text.Append($"  - {other.Change.Subject.ToString(Code)}, {Code($"{review.Head.Path}:{other.Place.Line + 1}")} {Code(other.Fingerprint)}\n");
        if (reviewed.FormerPlace is { } former)
            text.Append($"- It was at {Code($"{review.Base.Path}:{former.Line + 1}")}\n");
        if (reviewed.Worst != Impact.None)
            text.Append($"- {ReviewWords.Harm(reviewed)}: {Plain(change.Rule.Why)}\n");
        if (group.Consumers.Count > 0)
            text.Append($"- Touches {Consumers(group)}\n");
        foreach (var site in group.CallSites.Take(MostCallSites))
            text.Append($"- Called at {Code($"{site.File}:{site.Line}")}: {Code(site.Message)}\n");
        if (group.CallSites.Count > MostCallSites)
            text.Append($"- Called at {group.CallSites.Count - MostCallSites} more places\n");
        if (review.KnowsCallSites && group.CallSites.Count == 0 && reviewed.Code != Impact.None)
            text.Append("- The build log names no call site\n");
        if (reviewed.Allowed is { } entry)
            text.Append($"- Accepted until {entry.Until}: {Plain(SafeText.Short(entry.Reason))}\n");
        return text.Append('\n').ToString();
    }

    private static string NextSteps(PlanReview review)
    {
        var advice = new List<string>();
        var failing = new List<ReviewedChange>();
        foreach (var change in review.Changes)
        {
            if (!change.Fails)
                continue;
            failing.Add(change);
            var words = change.Change.Rule.Advice;
            if (words.Length > 0 && !advice.Contains(words))
                advice.Add(words);
        }

        if (failing.Count == 0)
            return "";

        var text = new StringBuilder("\n**What to do next**\n\n");
        foreach (var words in advice)
            text.Append("- ").Append(Plain(words)).Append('\n');
        text.Append($"- To accept a change on purpose, add its line to {Code(AllowFile.FileName)}, with a last day and the reason:\n\n```\n");
        for (var i = 0; i < failing.Count && i < 10; i++)
            text.Append($"{failing[i].Fingerprint} YYYY-MM-DD why {failing[i].Change.Rule.Id} is fine\n");
        return text.Append("```\n").ToString();
    }

    private static string Mark(ReviewedChange change) =>
        change.Fails ? "❌" : change.Allowed is not null ? "☑️" : change.Worst == Impact.None ? "✅" : "⚠️";

    private static string Word(Impact impact) => impact switch
    {
        Impact.Breaking => "**breaks**",
        Impact.Warning => "may harm",
        _ => "–",
    };

    private static string Message(ReviewGroup group)
    {
        var words = group.First.Change.MessageWith(Code, Code);
        return char.ToUpperInvariant(words[0]) + words[1..] + ReviewWords.Sharing(group, Code);
    }

    private static string Consumers(ReviewGroup group) => string.Join(", ", group.Consumers.Select(consumer => consumer.ToString(Code)));

    /// <summary>Text of the plan. Inside of code nothing is a mention, a link or an issue's number; everything else is spelled as an entity.</summary>
    private static string Code(string text) => "<code>" + Plain(SafeText.Short(text)) + "</code>";

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (c is '&' or '<' or '>' or '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '@' or '#' or '~' or '!' or ':' or '$')
                plain.Append("&#").Append((int)c).Append(';');
            else
                plain.Append(c);
        }

        return plain.ToString();
    }
}
