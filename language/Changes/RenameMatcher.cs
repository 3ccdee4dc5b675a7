namespace TrackingPlan.Language.Changes;

/// <summary>Pairs what was removed with what was added, where the second is plainly the first under another name.</summary>
internal static class RenameMatcher
{
    /// <summary>Beyond this many candidates, similarity is not worth its quadratic cost: only renames that the plan declares count.</summary>
    private const int MostCandidates = 200;

    /// <param name="nameOf">What the first is called; null when nothing can have been it.</param>
    /// <param name="formerNameOf">What the second was called, where the plan itself says so.</param>
    /// <param name="likeness">How alike the two are; at 0 they are not the same.</param>
    /// <returns>For each index of <paramref name="removed"/> the index of its new self in <paramref name="added"/>, or -1.</returns>
    public static int[] Match<T>(List<T> removed, List<T> added, Func<T, string?> nameOf, Func<T, string?> formerNameOf, Func<T, T, double> likeness)
    {
        var matches = new int[removed.Count];
        var taken = new bool[added.Count];
        var declared = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var j = 0; j < added.Count; j++)
        {
            if (formerNameOf(added[j]) is not { } former)
                continue;
            if (!declared.TryGetValue(former, out var same))
                declared.Add(former, same = new());
            same.Enqueue(j);
        }

        for (var i = 0; i < removed.Count; i++)
        {
            matches[i] = nameOf(removed[i]) is { } name && declared.TryGetValue(name, out var same) && same.Count > 0 ? same.Dequeue() : -1;
            if (matches[i] >= 0)
                taken[matches[i]] = true;
        }

        if (removed.Count > 0 && added.Count > 0 && removed.Count <= MostCandidates && added.Count <= MostCandidates)
            MatchAlike(removed, added, likeness, matches, taken);
        return matches;
    }

    private static void MatchAlike<T>(List<T> removed, List<T> added, Func<T, T, double> likeness, int[] matches, bool[] taken)
    {
        var pairs = new List<(double Likeness, int Removed, int Added)>();
        for (var i = 0; i < removed.Count; i++)
        {
            for (var j = 0; j < added.Count; j++)
            {
                if (matches[i] < 0 && !taken[j] && likeness(removed[i], added[j]) is > 0 and var score)
                    pairs.Add((score, i, j));
            }
        }

        // The best pair first; of equals the one that comes first in the plans, so that the answer is always the same.
        pairs.Sort(static (a, b) =>
            a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness)
            : a.Removed != b.Removed ? a.Removed.CompareTo(b.Removed)
            : a.Added.CompareTo(b.Added));
        foreach (var (_, i, j) in pairs)
        {
            if (matches[i] >= 0 || taken[j])
                continue;
            matches[i] = j;
            taken[j] = true;
        }
    }
}
