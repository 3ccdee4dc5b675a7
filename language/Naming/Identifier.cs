using System.Globalization;
using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Naming;

/// <summary>Cuts a wire name into words and joins them to a C# identifier.</summary>
internal static class Identifier
{
    /// <summary>Longer identifiers are cut at a word and end in a hash of the whole name: file names have limits.</summary>
    private const int MaxLength = 80;

    private const int MaxPinnedLength = 200;

    /// <summary>The identifier for a wire name: PascalCase, a letter or underscore first, never empty.</summary>
    public static string Pascal(string name) => Join(name, spellSymbols: false);

    /// <summary>With underscores between all words, and every symbol that is more than a separator said as a word: <c>C++</c> is <c>C_Plus_Plus</c>.</summary>
    public static string Spelled(string name) => Join(name, spellSymbols: true);

    /// <summary>Eight hexadecimal digits that depend on the name alone (FNV-1a).</summary>
    public static string Hash(string name) => HashCode(name).ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The same as a number.</summary>
    public static uint HashCode(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }

    /// <summary>Whether a person may pin this name: it can stand in C# as it is.</summary>
    public static bool IsPinnable(string name) => name.Length <= MaxPinnedLength && IsValid(name) && !CSharpKeywords.IsReserved(name);

    /// <summary>Whether this is a C# identifier without escapes, or a keyword.</summary>
    public static bool IsValid(string name)
    {
        if (name.Length == 0 || (name[0] != '_' && !IsStart(name[0])))
            return false;
        foreach (var c in name)
        {
            if (c != '_' && !IsPart(c))
                return false;
        }

        return true;
    }

    private static string Join(string name, bool spellSymbols)
    {
        var words = Split(name, spellSymbols);
        if (words.Count == 0)
            words = name.Length == 0 ? ["Empty"] : Split(name, spellSymbols: true, spellSeparators: true);

        var joined = new StringBuilder();
        foreach (var word in words)
        {
            if (joined.Length + word.Length > MaxLength)
                return Shorten(joined, word, name);
            if (joined.Length > 0 && (spellSymbols || (char.IsDigit(joined[joined.Length - 1]) && char.IsDigit(word[0]))))
                joined.Append('_');
            AppendTitle(joined, word);
        }

        if (!IsStart(joined[0]))
            joined.Insert(0, '_');
        return joined.ToString();
    }

    private static string Shorten(StringBuilder joined, string word, string name)
    {
        var room = MaxLength - joined.Length;
        if (joined.Length == 0)
            AppendTitle(joined, word.Substring(0, room));
        if (!IsStart(joined[0]))
            joined.Insert(0, '_');
        return joined.Append('_').Append(Hash(name)).ToString();
    }

    private static void AppendTitle(StringBuilder joined, string word)
    {
        joined.Append(char.ToUpperInvariant(word[0]));
        var rest = word.Substring(1);
        joined.Append(word.Length > 1 && IsUpper(word) ? rest.ToLowerInvariant() : rest);
    }

    private static bool IsUpper(string word)
    {
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return false;
        }

        return true;
    }

    private static List<string> Split(string name, bool spellSymbols, bool spellSeparators = false)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (IsPart(c) && (word.Length > 0 || IsStart(c) || char.IsDigit(c)))
            {
                if (word.Length > 0 && StartsWord(name, i))
                    Flush(words, word);
                word.Append(c);
            }
            else if (c is '\'' or '\u2019' && !spellSymbols)
            {
                // An apostrophe belongs to its word: user's is Users, not UserS.
            }
            else
            {
                var isPair = char.IsHighSurrogate(c) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]);
                var symbol = isPair ? char.ConvertToUtf32(c, name[i + 1]) : c;
                if (IsFormat(c) && !spellSeparators)
                    continue;
                Flush(words, word);
                if (SignOfNumber(name, i) is { } sign)
                    words.Add(sign);
                else if (spellSymbols && (spellSeparators || !Spelling.IsSeparator(c)))
                    words.Add(Symbols.NameOf(symbol));
                if (isPair)
                    i++;
            }
        }

        Flush(words, word);
        return words;
    }

    private static string? SignOfNumber(string name, int i)
    {
        if (i > 0 || name.Length < 2 || !char.IsDigit(name[1]))
            return null;
        return name[0] switch { '-' => "Minus", '+' => "Plus", _ => null };
    }

    private static bool StartsWord(string name, int i)
    {
        if (!char.IsUpper(name[i]))
            return false;
        var previous = name[i - 1];
        if (char.IsLower(previous) || char.IsDigit(previous))
            return true;
        return char.IsUpper(previous) && i + 1 < name.Length && char.IsLower(name[i + 1]);
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }

    private static bool IsStart(char c) => !Invisible.IsIgnorable(c) && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => IsStart(c) || (!Invisible.IsIgnorable(c) && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber);

    /// <summary>
    /// The compiler ignores most of these inside an identifier, and readers all: they cannot make a difference between two names. Separators of
    /// lines and paragraphs end a word.
    /// </summary>
    private static bool IsFormat(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format || (Invisible.IsIgnorable(c) && c is not ('\u2028' or '\u2029'));
}
