using System.Globalization;
using System.Text;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>A set of characters of Unicode. .NET matches UTF-16 units, so one beyond U+FFFF is written as the pair that it is there.</summary>
internal sealed class CharacterClass
{
    private const int LastUnit = 0xFFFF;
    private const int LastPoint = 0x10FFFF;
    private const string Surrogates = "\\uD800-\\uDFFF";

    public static readonly CharacterClass Digits = Of(('0', '9'));
    public static readonly CharacterClass Words = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    /// <summary><c>WhiteSpace</c> and <c>LineTerminator</c> of ECMA-262, sections 12.2 and 12.3.</summary>
    public static readonly CharacterClass Spaces =
        Of(('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public static readonly CharacterClass Dot = Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Negated();
    public static readonly CharacterClass Any = new CharacterClass().Negated();

    private readonly List<(int First, int Last)> _ranges = [];

    /// <summary>Categories as .NET writes them, and sets that are all but something.</summary>
    private readonly List<string> _others = [];

    private bool _isNegated;

    /// <summary>Whether one of the others holds every character beyond U+FFFF.</summary>
    private bool _hasAllPairs;

    public static CharacterClass Of(params (int First, int Last)[] ranges)
    {
        var set = new CharacterClass();
        set._ranges.AddRange(ranges);
        return set;
    }

    /// <param name="category">Such as <c>\p{L}</c>.</param>
    public static CharacterClass OfCategory(string category)
    {
        var set = new CharacterClass();
        set._others.Add(category);
        return set;
    }

    public static CharacterClass? Posix(string name) => name switch
    {
        "alnum" => Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        "alpha" => Of(('A', 'Z'), ('a', 'z')),
        "ascii" => Of((0, 0x7F)),
        "blank" => Of(('\t', '\t'), (' ', ' ')),
        "cntrl" => Of((0, 0x1F), (0x7F, 0x7F)),
        "digit" => Digits,
        "graph" => Of(('!', '~')),
        "lower" => Of(('a', 'z')),
        "print" => Of((' ', '~')),
        "punct" => Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        "space" => Of(('\t', '\r'), (' ', ' ')),
        "upper" => Of(('A', 'Z')),
        "word" => Words,
        "xdigit" => Of(('0', '9'), ('A', 'F'), ('a', 'f')),
        _ => null,
    };

    public void Add(int first, int last) => _ranges.Add((first, last));

    public void Add(CharacterClass other)
    {
        if (!other._isNegated)
        {
            _ranges.AddRange(other._ranges);
            _others.AddRange(other._others);
            _hasAllPairs |= other._hasAllPairs;
        }
        else if (other._others.Count == 0)
        {
            foreach (var range in Complement(other._ranges))
                _ranges.Add(range);
        }
        else
        {
            // Only a category is ever negated together with nothing else.
            foreach (var category in other._others)
                _others.Add((category[1] == 'p' ? "\\P" : "\\p") + category.Substring(2));
            _hasAllPairs = true;
        }
    }

    public CharacterClass Negated()
    {
        var set = new CharacterClass { _isNegated = !_isNegated, _hasAllPairs = _hasAllPairs };
        set._ranges.AddRange(_ranges);
        set._others.AddRange(_others);
        return set;
    }

    public void AppendTo(StringBuilder output)
    {
        var pairs = Pairs();
        var units = Units();
        if (pairs.Count == 0)
        {
            output.Append(units ?? "[^\\0-\\uFFFF]");
            return;
        }

        output.Append("(?:").Append(units);
        for (var i = 0; i < pairs.Count; i++)
            output.Append(i > 0 || units is not null ? "|" : "").Append(pairs[i]);
        output.Append(')');
    }

    /// <summary>A set without categories, as it stands within the brackets of another.</summary>
    public void AppendRangesTo(EcmaSpelling output)
    {
        foreach (var (first, last) in _isNegated ? Complement(_ranges) : Merged(_ranges))
        {
            output.CharacterOfClass(first);
            if (last > first)
                output.Append("-");
            if (last > first)
                output.CharacterOfClass(last);
        }
    }

    public static void AppendCharacter(StringBuilder output, char c)
    {
        if (c is '\\' or '*' or '+' or '?' or '|' or '{' or '}' or '[' or ']' or '(' or ')' or '^' or '$' or '.' or '#' or '-')
            output.Append('\\').Append(c);
        else if (c is < ' ' or > '~')
            AppendUnit(output, c);
        else
            output.Append(c);
    }

    /// <summary>What is one UTF-16 unit, as .NET writes a set; null when there is none.</summary>
    private string? Units()
    {
        var text = new StringBuilder();
        foreach (var (first, last) in Merged(_ranges).SelectMany(WithoutHalves))
        {
            if (first > LastUnit)
                continue;
            AppendCharacter(text, (char)first);
            if (last > first)
                AppendCharacter(text.Append('-'), (char)Math.Min(last, LastUnit));
        }

        foreach (var other in _others)
            text.Append(other);
        if (_isNegated)
            return $"[^{text}{Surrogates}]";
        if (text.Length == 0)
            return null;

        // All but a category is all halves of pairs too.
        return _hasAllPairs ? $"[{text}-[{Surrogates}]]" : $"[{text}]";
    }

    /// <summary>A range that goes over the halves of pairs means characters: half of one is none.</summary>
    private static IEnumerable<(int First, int Last)> WithoutHalves((int First, int Last) range)
    {
        if (range.First > 0xDFFF || range.Last < 0xD800 || (range.First >= 0xD800 && range.Last <= 0xDFFF))
            return [range];
        return new[] { (range.First, Last: Math.Min(range.Last, 0xD7FF)), (First: Math.Max(range.First, 0xE000), range.Last) }.Where(part => part.First <= part.Last);
    }

    /// <summary>What is two UTF-16 units, half by half.</summary>
    private List<string> Pairs()
    {
        var ranges = _isNegated ? _hasAllPairs ? [] : Complement(_ranges) : _hasAllPairs ? [(LastUnit + 1, LastPoint)] : Merged(_ranges);
        var pairs = new List<string>();
        foreach (var (start, last) in ranges)
        {
            for (var first = Math.Max(start, LastUnit + 1); first <= last;)
            {
                // Up to the end of one high half, or over as many whole ones as there are.
                var isWhole = (first & 0x3FF) == 0 && last - first >= 0x3FF;
                var end = isWhole ? ((last + 1) & ~0x3FF) - 1 : Math.Min(last, first | 0x3FF);
                var text = new StringBuilder();
                AppendSet(text, High(first), High(end));
                AppendSet(text, Low(first), isWhole ? (char)0xDFFF : Low(end));
                pairs.Add(text.ToString());
                first = end + 1;
            }
        }

        return pairs;
    }

    private static List<(int First, int Last)> Merged(List<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[merged.Count - 1].Last + 1)
                merged[merged.Count - 1] = (merged[merged.Count - 1].First, Math.Max(merged[merged.Count - 1].Last, range.Last));
            else
                merged.Add(range);
        }

        return merged;
    }

    /// <summary>All other characters; halves of pairs are none.</summary>
    private static List<(int First, int Last)> Complement(List<(int First, int Last)> ranges)
    {
        var complement = new List<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in Merged([.. ranges, (0xD800, 0xDFFF)]))
        {
            if (first > next)
                complement.Add((next, first - 1));
            next = last + 1;
        }

        if (next <= LastPoint)
            complement.Add((next, LastPoint));
        return complement;
    }

    private static void AppendSet(StringBuilder output, char first, char last)
    {
        if (first != last)
            output.Append('[');
        AppendUnit(output, first);
        if (first == last)
            return;
        output.Append('-');
        AppendUnit(output, last);
        output.Append(']');
    }

    private static void AppendUnit(StringBuilder output, char unit) => output.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));

    private static char High(int point) => (char)(0xD800 + ((point - 0x10000) >> 10));

    private static char Low(int point) => (char)(0xDC00 + ((point - 0x10000) & 0x3FF));
}
