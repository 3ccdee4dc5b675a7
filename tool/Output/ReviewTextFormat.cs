using TrackingPlan.Language.Changes;
using TrackingPlan.Tool.Review;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>A review for a person at a terminal, or one change a line for a pipe.</summary>
internal static class ReviewTextFormat
{
    public static void Write(PlanReview review, ToolContext context)
    {
        if (context.IsTerminal)
            WriteForPeople(review, new Painter(context));
        else
            WriteForPipes(review, context.Out);
    }

    /// <summary>As compilers write: <c>file(line,column): severity RULE: message</c>, which every editor and build server understands.</summary>
    private static void WriteForPipes(PlanReview review, TextWriter output)
    {
        foreach (var change in review.Changes)
        {
            var level = change.Fails ? "error" : change.Worst == Impact.None || change.Allowed is not null ? "info" : "warning";
            output.WriteLine(
                $"{review.Head.Path}({change.Place.Line + 1},{change.Place.Column + 1}): {level} {change.Change.Rule.Id}: "
                + $"{ReviewReport.Sentences(new ReviewGroup(change, []))} [{change.Fingerprint}]");
        }

        foreach (var note in review.Notes)
            output.WriteLine("note: " + SafeText.OneLine(note.Text));
        output.WriteLine($"{review.Base.Label} -> {review.Head.Label}: {ReviewWords.Headline(review)}");
    }

    private static void WriteForPeople(PlanReview review, Painter painter)
    {
        foreach (var group in ReviewGroup.Of(review))
        {
            var change = group.First;
            painter.Line();
            painter.Write(Mark(change) + " ", Color(change));
            painter.Write(change.Change.Rule.Id, Color(change));
            painter.Write($"  {review.Head.Path}:{change.Place.Line + 1}:{change.Place.Column + 1}", Paint.Dim);
            painter.Line();
            painter.Indented(ReviewWords.Message(group));
            if (change.Worst != Impact.None)
                painter.Indented($"{ReviewWords.Harm(change)}: {change.Change.Rule.Why}");
            if (group.Consumers.Count > 0)
                painter.Indented("Touches " + ReviewWords.Consumers(group.Consumers));
            foreach (var site in group.CallSites)
                painter.Indented($"{site.File}:{site.Line}:{site.Column}  {SafeText.Short(site.Message)}");
            if (change.Allowed is { } entry)
                painter.Indented($"Accepted until {entry.Until}: {SafeText.Short(entry.Reason)}", Paint.Dim);
            else if (change.Worst != Impact.None)
                painter.Indented($"{change.Change.Rule.Advice} [{change.Fingerprint}]".TrimStart(), Paint.Dim);
        }

        painter.Line();
        foreach (var note in review.Notes)
            painter.Paragraph(SafeText.OneLine(note.Text), note.Rule is null ? Paint.Dim : Paint.Warn);
        painter.Paragraph(
            $"{review.Base.Label} → {review.Head.Label}: {ReviewWords.Headline(review)}",
            review.Fails ? Paint.Bad : Paint.Good);
    }

    private static string Mark(ReviewedChange change) => change.Fails ? "✗" : change.Worst == Impact.None || change.Allowed is not null ? "·" : "!";

    private static Paint Color(ReviewedChange change) =>
        change.Fails ? Paint.Bad : change.Worst == Impact.None || change.Allowed is not null ? Paint.Dim : Paint.Warn;
}
