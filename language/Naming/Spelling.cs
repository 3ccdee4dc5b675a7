namespace TrackingPlan.Language.Naming;

/// <summary>How a wire name is written: what tells apart names that are the same words.</summary>
internal static class Spelling
{
    /// <summary>Whether a character does nothing but stand between words.</summary>
    public static bool IsSeparator(char c) => c is '_' or '-' or '.' or '/' or ':' or '\u00A0' || char.IsWhiteSpace(c);

    /// <summary>
    /// A name that says how the wire name is written: <c>FirstName_Camel</c>, or <c>C_Plus_Plus</c> where symbols make the difference. It is no
    /// plain name, for it has an underscore beside a letter.
    /// </summary>
    public static string Distinct(string name)
    {
        var plain = Identifier.Pascal(name);
        var spelled = Identifier.Spelled(name);
        return spelled.IndexOf('_') >= 0 && !string.Equals(spelled.Replace("_", ""), plain.Replace("_", ""), StringComparison.OrdinalIgnoreCase)
            ? spelled
            : plain + "_" + StyleOf(name);
    }

    /// <summary>A word such as <c>Camel</c>, <c>Kebab</c> or <c>SpacedTitle</c>, made of the name alone.</summary>
    private static string StyleOf(string name)
    {
        var separator = SeparatorOf(name);
        var letterCase = CaseOf(name, separated: separator.Length > 0);
        return separator + (separator.Length > 0 && letterCase == "Lower" ? "" : letterCase);
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
