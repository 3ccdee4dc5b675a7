using System.Globalization;
using System.Text;

namespace TrackingPlan.Tool.Formats;

/// <summary>
/// A pattern as ECMA-262 with the flag <c>u</c> takes it, which is what draft-07 means by a pattern: plans write them for RE2 and for .NET, which
/// forgive more. What has no such spelling, such as <c>(?i)</c>, is none.
/// </summary>
internal sealed class EcmaPattern
{
    private const string Syntax = "^$\\.*+?()[]{}|/";

    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "L", "Lu", "Ll", "Lt", "LC", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
        "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn",
        "Alphabetic", "Lowercase", "Uppercase", "White_Space", "Emoji", "Any", "ASCII", "ID_Start", "ID_Continue",
    };

    private static readonly HashSet<string> Scripts = new(StringComparer.Ordinal)
    {
        "Latin", "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Devanagari", "Bengali", "Tamil", "Thai", "Georgian", "Hangul", "Hiragana", "Katakana", "Han", "Common",
    };

    private readonly string _pattern;
    private readonly StringBuilder _text = new();
    private readonly Stack<bool> _open = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _namesReferred = [];
    private int _groups;
    private int _lastReferred;
    private bool _canRepeat;
    private int _at;

    private EcmaPattern(string pattern) => _pattern = pattern;

    /// <summary>The pattern; null when it cannot be said.</summary>
    public static string? Of(string pattern)
    {
        var writer = new EcmaPattern(pattern);
        return writer.Write() && writer._open.Count == 0 && writer._lastReferred <= writer._groups && writer._namesReferred.TrueForAll(writer._names.Contains)
            ? writer._text.ToString()
            : null;
    }

    private char Next => _at < _pattern.Length ? _pattern[_at] : '\0';

    private bool Write()
    {
        while (_at < _pattern.Length)
        {
            var c = _pattern[_at++];
            var isFine = c switch
            {
                '\\' => Escape(isInClass: false),
                '[' => Class(),
                '(' => Group(),
                ')' => Close(),
                '*' or '+' or '?' => Repeat(c.ToString()),
                '{' when Count() is { } count => Repeat(count),
                '^' or '$' or '|' => Add(c.ToString(), canRepeat: false),
                '{' or '}' or ']' => Add("\\" + c, canRepeat: true),
                _ => Add(c.ToString(), canRepeat: true),
            };
            if (!isFine)
                return false;
        }

        return true;
    }

    private bool Add(string text, bool canRepeat)
    {
        _text.Append(text);
        _canRepeat = canRepeat;
        return true;
    }

    private bool Repeat(string count)
    {
        if (!_canRepeat || count.Length == 0)
            return false;
        if (Next == '?')
        {
            _at++;
            count += "?";
        }

        return Add(count, canRepeat: false);
    }

    /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>, whose brace has been read; null when it is only a brace, empty when it is out of order.</summary>
    private string? Count()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0)
            return null;
        var bounds = _pattern[_at..end].Split(',');
        if (bounds.Length > 2 || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least))
            return null;
        var most = int.MaxValue;
        if (bounds.Length == 2 && bounds[1].Length > 0 && !int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out most))
            return null;
        if (most < least)
            return "";
        var count = _pattern[(_at - 1)..(end + 1)];
        _at = end + 1;
        return count;
    }

    private bool Group()
    {
        var isAssertion = false;
        _groups++;
        if (Next != '?')
        {
            _text.Append('(');
        }
        else
        {
            var rest = _pattern.AsSpan(_at);
            if (rest is ['?', ':', ..] or ['?', '=', ..] or ['?', '!', ..])
            {
                isAssertion = rest[1] != ':';
                _groups--;
                _text.Append('(').Append(rest[..2]);
                _at += 2;
            }
            else if (rest is ['?', '<', '=' or '!', ..])
            {
                isAssertion = true;
                _groups--;
                _text.Append('(').Append(rest[..3]);
                _at += 3;
            }
            else
            {
                var start = rest.StartsWith("?P<") ? 3 : rest.StartsWith("?<") ? 2 : 0;
                if (start == 0 || Name(start) is not { } name || !_names.Add(name))
                    return false;
                _text.Append("(?<").Append(name).Append('>');
            }
        }

        _open.Push(isAssertion);
        _canRepeat = false;
        return true;
    }

    /// <summary>A name up to its bracket, from so far ahead.</summary>
    private string? Name(int ahead)
    {
        var start = _at + ahead;
        var end = start <= _pattern.Length ? _pattern.IndexOf('>', start) : -1;
        if (end <= start || char.IsAsciiDigit(_pattern[start]) || !_pattern[start..end].All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return null;
        _at = end + 1;
        return _pattern[start..end];
    }

    private bool Close() => _open.TryPop(out var isAssertion) && Add(")", canRepeat: !isAssertion);

    private bool Class()
    {
        _text.Append('[');
        if (Next == '^')
        {
            _text.Append('^');
            _at++;
        }

        // A bracket that is first is a character in RE2 and .NET; [:alpha:] and subtraction are words of theirs alone.
        if (Next is ']' or '\0')
            return false;
        var wasSet = false;
        for (; _at < _pattern.Length;)
        {
            var c = _pattern[_at++];
            switch (c)
            {
                case ']':
                    return Add("]", canRepeat: true);
                case '[' when Next is ':' or '.' or '=':
                case '-' when Next == '[':
                    return false;
                case '-' when wasSet || (Next == '\\' && _at + 1 < _pattern.Length && "dDwWsSpP".Contains(_pattern[_at + 1], StringComparison.Ordinal)):
                    _text.Append("\\-");
                    wasSet = false;
                    break;
                case '\\':
                    wasSet = "dDwWsSpP".Contains(Next, StringComparison.Ordinal);
                    if (!Escape(isInClass: true))
                        return false;
                    break;
                default:
                    _text.Append(c);
                    wasSet = false;
                    break;
            }
        }

        return false;
    }

    private bool Escape(bool isInClass)
    {
        if (_at == _pattern.Length)
            return false;
        var c = _pattern[_at++];
        switch (c)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'f' or 'n' or 'r' or 't' or 'v':
                return Add("\\" + c, canRepeat: true);
            case 'b':
                return Add("\\b", canRepeat: isInClass);
            case 'B' or 'A' or 'z' or 'Z' when isInClass:
                return false;
            case 'B':
                return Add("\\B", canRepeat: false);
            case 'A':
                return Add("^", canRepeat: false);
            case 'z' or 'Z':
                return Add("$", canRepeat: false);
            case 'a':
                return Add("\\x07", canRepeat: true);
            case 'e':
                return Add("\\x1b", canRepeat: true);
            case 'p' or 'P':
                return Property(c);
            case 'x':
                return Hexadecimal("x", 2);
            case 'u':
                return Hexadecimal("u", 4);
            case 'c' when char.IsAsciiLetter(Next):
                return Add("\\c" + _pattern[_at++], canRepeat: true);
            case 'k' when !isInClass && Next == '<' && Name(1) is { } name:
                _namesReferred.Add(name);
                return Add($"\\k<{name}>", canRepeat: true);
            case '0' when !char.IsAsciiDigit(Next):
                return Add("\\0", canRepeat: true);
            case >= '1' and <= '9' when !isInClass && !char.IsAsciiDigit(Next):
                _lastReferred = Math.Max(_lastReferred, c - '0');
                return Add("\\" + c, canRepeat: true);
            case var other when char.IsAsciiLetterOrDigit(other):
                return false;
            case '-':
                return Add(isInClass ? "\\-" : "-", canRepeat: true);
            default:
                return Add(Syntax.Contains(c, StringComparison.Ordinal) ? "\\" + c : c.ToString(), canRepeat: true);
        }
    }

    private bool Hexadecimal(string kind, int digits)
    {
        if (_at + digits > _pattern.Length || !_pattern.AsSpan(_at, digits).ToArray().All(char.IsAsciiHexDigit))
            return false;
        Add($"\\{kind}{_pattern.AsSpan(_at, digits)}", canRepeat: true);
        _at += digits;
        return true;
    }

    private bool Property(char kind)
    {
        string name;
        if (Next == '{')
        {
            var end = _pattern.IndexOf('}', _at);
            if (end < 0)
                return false;
            name = _pattern[(_at + 1)..end];
            _at = end + 1;
        }
        else
        {
            name = Next.ToString();
            _at++;
        }

        if (name.StartsWith("Script=", StringComparison.Ordinal))
            name = name["Script=".Length..];
        return Categories.Contains(name) ? Add($"\\{kind}{{{name}}}", canRepeat: true)
            : Scripts.Contains(name) && Add($"\\{kind}{{Script={name}}}", canRepeat: true);
    }
}
