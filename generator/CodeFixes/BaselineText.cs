using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Plan.Baseline;

namespace TrackingPlan.CodeFixes;

/// <summary>Adds entries to a baseline: sorted in a new one, each before the first greater line in one that a team keeps.</summary>
internal static class BaselineText
{
    public static string Create(IEnumerable<BaselineEntry> entries) =>
        string.Join("\n", Lines(entries).Prepend(BaselineEntry.Header)) + "\n";

    public static SourceText Add(SourceText text, IEnumerable<BaselineEntry> entries)
    {
        var lineBreak = ProjectFiles.LineBreakOf(text);
        var known = new HashSet<string>(text.Lines.Select(line => line.ToString()), StringComparer.Ordinal);
        var changes = new SortedDictionary<int, string>();
        foreach (var entry in Lines(entries).Where(line => !known.Contains(line)))
        {
            var place = text.Lines.FirstOrDefault(line => BaselineEntry.IsContent(line.ToString()) && string.CompareOrdinal(line.ToString(), entry) > 0);
            var isEnd = place == default;
            var at = isEnd ? text.Length : place.Start;
            changes.TryGetValue(at, out var before);
            var needsBreak = isEnd && before is null && text.Length > 0 && text[text.Length - 1] is not ('\n' or '\r');
            changes[at] = before + (needsBreak ? lineBreak : "") + entry + lineBreak;
        }

        return text.WithChanges(changes.Select(change => new TextChange(new TextSpan(change.Key, 0), change.Value)));
    }

    private static IEnumerable<string> Lines(IEnumerable<BaselineEntry> entries) =>
        entries.Select(entry => entry.ToString()).Distinct(StringComparer.Ordinal).OrderBy(line => line, StringComparer.Ordinal);
}
