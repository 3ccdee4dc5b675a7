namespace TrackingPlan.Language.Naming;

/// <summary>How a wire name is written: what tells apart names that are the same words.</summary>
internal static class Spelling
{
    /// <summary>Segment's style for properties and traits: <c>referral_code</c>.</summary>
    public const string Snake = "Snake";

    /// <summary>Segment's style for events: <c>Referral Converted</c>.</summary>
    public const string SpacedTitle = "SpacedTitle";

    /// <summary>Whether a character does nothing but stand between words.</summary>
    public static bool IsSeparator(char c) => c is '_' or '-' or '.' or '/' or ':' or '\u00A0' || char.IsWhiteSpace(c);

    /// <summary>A suffix such as <c>Camel</c>, <c>Kebab</c> or <c>SpacedTitle</c>, made of the name alone.</summary>
    public static string StyleOf(string name)
    {
        var separator = SeparatorOf(name);
        var letterCase = CaseOf(name, separated: separator.Length > 0);
        return separator + (separator.Length > 0 && letterCase == "Lower" ? "" : letterCase);
    }

    /// <summary>Which of several spellings of one identifier is the plain one: the smallest rank, then the ordinal order.</summary>
    /// <param name="name">The wire name.</param>
    /// <param name="houseStyle">The style in which Segment writes names of this kind.</param>
    public static int RankOf(string name, string houseStyle)
    {
        if (HasOddSeparator(name))
            return 3;
        var style = StyleOf(name);
        if (style == houseStyle || (houseStyle == Snake && style == "Lower") || (houseStyle == SpacedTitle && style == "Pascal"))
            return style == houseStyle ? 0 : 1;
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && !IsSeparator(c))
                return 4;
        }

        return 2;
    }

    /// <summary>A separator at an end, or two in a row.</summary>
    private static bool HasOddSeparator(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (IsSeparator(name[i]) && (i == 0 || i == name.Length - 1 || IsSeparator(name[i - 1])))
                return true;
        }

        return false;
    }

    private static string SeparatorOf(string name)
    {
        var found = "";
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                continue;
            var style = c switch { '_' => "Snake", '-' => "Kebab", ' ' => "Spaced", '.' => "Dotted", '/' => "Slashed", _ => "Mixed" };
            found = found.Length == 0 || found == style ? style : "Mixed";
        }

        return found;
    }

    private static string CaseOf(string name, bool separated)
    {
        bool anyUpper = false, anyLower = false, capitalInside = false, lowerWord = false;
        var isStart = true;
        foreach (var c in name)
        {
            if (!char.IsLetter(c))
            {
                isStart = true;
                continue;
            }

            anyUpper |= char.IsUpper(c);
            anyLower |= char.IsLower(c);
            capitalInside |= !isStart && char.IsUpper(c);
            lowerWord |= isStart && char.IsLower(c);
            isStart = false;
        }

        if (!anyUpper)
            return "Lower";
        if (!anyLower)
            return "Upper";
        if (!separated)
            return lowerWord ? "Camel" : "Pascal";
        if (capitalInside)
            return "MixedCase";
        return lowerWord ? (FirstLetterIsUpper(name) ? "Sentence" : "MixedCase") : "Title";
    }

    private static bool FirstLetterIsUpper(string name)
    {
        foreach (var c in name)
        {
            if (char.IsLetter(c))
                return char.IsUpper(c);
        }

        return false;
    }
}
