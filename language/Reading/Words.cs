using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Reading;

/// <summary>How findings speak of a plan's text.</summary>
internal static class Words
{
    private const int LongestName = 60;

    /// <summary>A plan's text as it may stand in a message.</summary>
    public static string Quote(string text) => JsonText.Brief(text);

    /// <summary>A value in a few words: its kind, and what it is if that is short.</summary>
    public static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => "the text " + Quote(value.Text),
        JsonKind.Number => "the number " + Quote(value.Text).Trim('"'),
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };

    /// <summary>A number as people read it: <c>1,000</c>.</summary>
    public static string Count(int number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary><c>; did you mean "x"?</c>, or nothing when no candidate is near.</summary>
    public static string DidYouMean(string name, IEnumerable<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $"; did you mean {Quote(nearest)}?" : "";

    /// <summary>The candidate that is a slip of the keyboard away from a name; null when none is.</summary>
    /// <param name="mostEdits">How many slips at most; never more than a third of the name.</param>
    public static string? Nearest(string name, IEnumerable<string> candidates, int mostEdits = int.MaxValue)
    {
        if (name.Length is 0 or > LongestName)
            return null;
        var best = default(string);
        var bestDistance = Math.Min(mostEdits, Math.Max(1, name.Length / 3)) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance)
                continue;
            var distance = Distance(name, candidate, bestDistance);
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Edits between two names (Damerau-Levenshtein, adjacent swaps), ignoring case and separators; not counted beyond a limit.</summary>
    private static int Distance(string left, string right, int limit)
    {
        // What both begin and end with costs nothing: of references that is nearly all.
        var (start, fromEnd) = (0, 0);
        while (start < left.Length && start < right.Length && Same(left[start], right[start]))
            start++;
        while (fromEnd < left.Length - start && fromEnd < right.Length - start && Same(left[left.Length - 1 - fromEnd], right[right.Length - 1 - fromEnd]))
            fromEnd++;
        left = left.Substring(start, left.Length - start - fromEnd);
        right = right.Substring(start, right.Length - start - fromEnd);
        if (left.Length == 0 || right.Length == 0)
            return left.Length + right.Length;
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        var beforePrevious = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                var cost = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + change);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    cost = Math.Min(cost, beforePrevious[j - 2] + 1);
                current[j] = cost;
                least = Math.Min(least, cost);
            }

            // A swap looks two rows back and costs one: where this row has nothing below the limit by that much, no later one has.
            if (least > limit)
                return limit;

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) =>
        char.ToUpperInvariant(left) == char.ToUpperInvariant(right) || (IsSeparator(left) && IsSeparator(right));

    private static bool IsSeparator(char c) => c is ' ' or '_' or '-' or '.';
}
