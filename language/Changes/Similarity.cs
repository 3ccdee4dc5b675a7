using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>How alike two names are, for recognising a rename.</summary>
internal static class Similarity
{
    /// <summary>From 0 (nothing in common) to 1 (the same but for case and separators), by the pairs of letters they share.</summary>
    public static double OfNames(string a, string b)
    {
        var (left, right) = (Letters(a), Letters(b));
        if (left == right)
            return left.Length > 0 ? 1 : 0;
        if (left.Length < 2 || right.Length < 2)
            return 0;

        var pairs = new Dictionary<int, int>();
        for (var i = 1; i < left.Length; i++)
        {
            var pair = (left[i - 1] << 16) | left[i];
            pairs[pair] = pairs.TryGetValue(pair, out var count) ? count + 1 : 1;
        }

        var shared = 0;
        for (var i = 1; i < right.Length; i++)
        {
            var pair = (right[i - 1] << 16) | right[i];
            if (pairs.TryGetValue(pair, out var count) && count > 0)
            {
                pairs[pair] = count - 1;
                shared++;
            }
        }

        return 2.0 * shared / (left.Length + right.Length - 2);
    }

    /// <summary>The share of property names that two objects have in common, from 0 to 1.</summary>
    public static double OfProperties(ObjectSchema a, ObjectSchema b)
    {
        if (a.Properties.Count == 0 || b.Properties.Count == 0)
            return 0;

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in a.Properties)
            names.Add(property.Name);
        var all = names.Count;
        var shared = 0;
        foreach (var property in b.Properties)
        {
            if (names.Remove(property.Name))
                shared++;
            else
                all++;
        }

        return (double)shared / all;
    }

    private static string Letters(string name)
    {
        var letters = new char[name.Length];
        var count = 0;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                letters[count++] = char.ToLowerInvariant(c);
        }

        return new string(letters, 0, count);
    }
}
