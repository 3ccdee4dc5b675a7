using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Contract;

/// <summary>The text of a baseline. Entries are added sorted, each before the first greater line; nothing else of the text changes.</summary>
internal static class BaselineText
{
    /// <summary>Adds the entries that the text lacks.</summary>
    /// <param name="text">The baseline; null: a new one, which gets a header.</param>
    /// <param name="entries">In any order, the same one perhaps more than once.</param>
    /// <returns>The text, with the line ends that it has, and how many entries were added to it.</returns>
    public static (string Text, int Added) Add(string? text, IEnumerable<BaselineEntry> entries)
    {
        text ??= BaselineEntry.Header + "\n";
        var lineEnd = LineEnds.Of(text);
        var known = new HashSet<BaselineEntry>(EntriesOf(text));
        var added = entries.Where(known.Add).Select(entry => entry.ToString()).OrderBy(line => line, StringComparer.Ordinal).ToList();
        var result = new StringBuilder(text.Length);
        var next = 0;
        for (int start = 0, after; start < text.Length; start = after)
        {
            after = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
            var line = text.Substring(start, after - start).TrimEnd('\r', '\n');
            while (next < added.Count && BaselineEntry.IsContent(line) && string.CompareOrdinal(line, added[next]) > 0)
                result.Append(added[next++]).Append(lineEnd);
            result.Append(text, start, after - start);
        }

        if (next < added.Count && result.Length > 0 && result[result.Length - 1] != '\n')
            result.Append(lineEnd);
        while (next < added.Count)
            result.Append(added[next++]).Append(lineEnd);
        return (result.ToString(), added.Count);
    }

    /// <summary>The entries of a text, in its order.</summary>
    public static IEnumerable<BaselineEntry> EntriesOf(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            if (BaselineEntry.IsContent(line) && BaselineEntry.Parse(line) is { } entry)
                yield return entry;
        }
    }
}
