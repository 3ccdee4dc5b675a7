namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>
/// The properties of <c>\p{...}</c> that .NET knows: general categories, by the names of
/// <see href="https://tc39.es/ecma262/#table-unicode-general-category-values">ECMA-262</see>. .NET knows the category of a character up to
/// U+FFFF, so none beyond is in one.
/// </summary>
internal static class UnicodeProperties
{
    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L",
        ["Uppercase_Letter"] = "Lu",
        ["Lowercase_Letter"] = "Ll",
        ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo",
        ["Mark"] = "M",
        ["Combining_Mark"] = "M",
        ["Nonspacing_Mark"] = "Mn",
        ["Spacing_Mark"] = "Mc",
        ["Enclosing_Mark"] = "Me",
        ["Number"] = "N",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Letter_Number"] = "Nl",
        ["Other_Number"] = "No",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Connector_Punctuation"] = "Pc",
        ["Dash_Punctuation"] = "Pd",
        ["Open_Punctuation"] = "Ps",
        ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi",
        ["Final_Punctuation"] = "Pf",
        ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S",
        ["Math_Symbol"] = "Sm",
        ["Currency_Symbol"] = "Sc",
        ["Modifier_Symbol"] = "Sk",
        ["Other_Symbol"] = "So",
        ["Separator"] = "Z",
        ["Space_Separator"] = "Zs",
        ["Line_Separator"] = "Zl",
        ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C",
        ["Control"] = "Cc",
        ["cntrl"] = "Cc",
        ["Format"] = "Cf",
        ["Private_Use"] = "Co",
        ["Unassigned"] = "Cn",
    };

    private static readonly HashSet<string> Categories = [.. LongNames.Values];

    private static readonly HashSet<string> Binary = new(StringComparer.Ordinal) { "Alphabetic", "Lowercase", "Uppercase", "White_Space", "Emoji", "ID_Start", "ID_Continue" };

    private static readonly HashSet<string> Scripts = new(StringComparer.Ordinal)
    {
        "Latin", "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Devanagari", "Bengali", "Tamil", "Thai", "Georgian", "Hangul", "Hiragana", "Katakana", "Han", "Common",
    };

    /// <summary>What ECMA-262 calls a property, known to .NET or not; null for one that nobody knows.</summary>
    public static string? EcmaName(string name)
    {
        if (Binary.Contains(name) || Find(name) is not null)
            return name;
        var script = name.StartsWith("Script=", StringComparison.Ordinal) ? name.Substring("Script=".Length) : name;
        return Scripts.Contains(script) ? "Script=" + script : null;
    }

    /// <summary>The characters that have a property; null for a property that .NET does not know, such as a script.</summary>
    public static CharacterClass? Find(string name)
    {
        if (name == "Any")
            return CharacterClass.Any;
        if (name == "ASCII")
            return CharacterClass.Posix("ascii");
        foreach (var prefix in new[] { "General_Category=", "gc=" })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                name = name.Substring(prefix.Length);
        }

        if (LongNames.TryGetValue(name, out var category))
            name = category;
        return Categories.Contains(name) ? CharacterClass.OfCategory($"\\p{{{name}}}") : null;
    }
}
