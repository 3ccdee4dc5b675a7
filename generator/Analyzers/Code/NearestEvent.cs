using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>The planned event that an unknown name most likely means.</summary>
internal static class NearestEvent
{
    /// <summary>This many slips of the keyboard are a slip; more may as well be another word.</summary>
    private const int Slips = 2;

    /// <summary>What two forms of one word have in common at least, and how much they may differ behind it: invite, invited; sign, signup.</summary>
    private const int ShortestStem = 3;
    private const int LongestEnding = 4;

    /// <summary>A name with a slip; else the same words in other forms, perhaps with one more; else the nearest in letters. Null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> candidates) =>
        Words.Nearest(name, candidates, Slips) ?? InOtherForms(name, candidates) ?? Words.Nearest(name, candidates);

    private static string? InOtherForms(string name, IEnumerable<string> candidates)
    {
        var words = NameCases.Split(name);
        var best = default(string);
        var fewestLeft = 2;
        foreach (var candidate in candidates)
        {
            var others = NameCases.Split(candidate);
            var (shorter, longer) = words.Count <= others.Count ? (words, others) : (others, words);
            var left = longer.Count - shorter.Count;
            if (shorter.Count > 1 && left < fewestLeft && AreAmong(shorter, longer))
                (best, fewestLeft) = (candidate, left);
        }

        return best;
    }

    /// <summary>Whether all words are among the others, in the same order.</summary>
    private static bool AreAmong(List<string> words, List<string> others)
    {
        var matched = 0;
        foreach (var other in others)
        {
            if (matched < words.Count && HaveOneStem(words[matched], other))
                matched++;
        }

        return matched == words.Count;
    }

    private static bool HaveOneStem(string left, string right)
    {
        var common = 0;
        while (common < left.Length && common < right.Length && char.ToUpperInvariant(left[common]) == char.ToUpperInvariant(right[common]))
            common++;
        var longer = Math.Max(left.Length, right.Length);
        return common == longer || (common >= ShortestStem && 2 * common >= longer && longer - common <= LongestEnding);
    }
}
