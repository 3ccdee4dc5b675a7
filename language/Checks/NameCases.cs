using System.Globalization;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Checks;

/// <summary>The cases in which plans write names. A letter without case fits in every place.</summary>
internal static class NameCases
{
    /// <summary>Words that Title Case leaves small.</summary>
    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "per", "the", "to", "via", "vs", "with",
    };

    public static bool Fits(string name, NameCase nameCase) => nameCase switch
    {
        NameCase.Any => true,
        NameCase.Title => IsSeparatedBy(name, ' ', word => !StartsLower(word) || SmallWords.Contains(word)),
        NameCase.Sentence => IsSeparatedBy(name, ' ', _ => true) && !StartsLower(name),
        NameCase.Snake => IsSeparatedBy(name, '_', IsLower),
        NameCase.Kebab => IsSeparatedBy(name, '-', IsLower),
        NameCase.Camel => name.Length > 0 && IsAlphanumeric(name) && !char.IsUpper(name[0]),
        _ => name.Length > 0 && IsAlphanumeric(name) && !StartsLower(name),
    };

    /// <summary>The name in a case; null when that cannot be said for certain.</summary>
    public static string? Convert(string name, NameCase nameCase)
    {
        var words = Split(name);
        if (words.Count == 0)
            return null;
        var converted = nameCase switch
        {
            NameCase.Title => string.Join(" ", words.Select(word => SmallWords.Contains(word) ? word : Capital(word))),
            NameCase.Sentence => Capital(string.Join(" ", words)),
            NameCase.Snake => string.Join("_", words.Select(Lower)),
            NameCase.Kebab => string.Join("-", words.Select(Lower)),
            NameCase.Camel => Lower(words[0]) + string.Concat(words.Skip(1).Select(word => Capital(Lower(word)))),
            NameCase.Pascal => string.Concat(words.Select(word => Capital(Lower(word)))),
            _ => name,
        };
        return Fits(converted, nameCase) ? converted : null;
    }

    public static string Describe(NameCase nameCase) => nameCase switch
    {
        NameCase.Title => "Title Case",
        NameCase.Sentence => "Sentence case",
        NameCase.Snake => "snake_case",
        NameCase.Camel => "camelCase",
        NameCase.Pascal => "PascalCase",
        NameCase.Kebab => "kebab-case",
        _ => "any case",
    };

    /// <summary>The words of a name in any case.</summary>
    public static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !IsWordPart(name[i]);
            var isHump = !isEnd && i > start && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1])));
            if (!isEnd && !isHump)
                continue;
            if (i > start)
                words.Add(name.Substring(start, i - start));
            start = isHump ? i : i + 1;
        }

        return words;
    }

    private static bool IsSeparatedBy(string name, char separator, Func<string, bool> fits) =>
        name.Length > 0 && name.Split(separator).All(word => word.Length > 0 && IsAlphanumeric(word) && fits(word));

    private static bool IsAlphanumeric(string word) => word.All(IsWordPart);

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate;

    private static bool StartsLower(string word) => char.IsLower(word[0]);

    private static bool IsLower(string word) => !word.Any(char.IsUpper);

    private static string Lower(string word) => word.ToLowerInvariant();

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
