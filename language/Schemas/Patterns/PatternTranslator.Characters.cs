using System.Globalization;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <content>What stands for a character, or for a set of them, in brackets and outside.</content>
internal sealed partial class PatternTranslator
{
    internal bool IsAtEnd => _at >= pattern.Length;

    internal char Peek => pattern[_at];

    internal bool TryTake(char c)
    {
        if (_at >= pattern.Length || pattern[_at] != c)
            return false;
        _at++;
        return true;
    }

    internal bool TryTake(string text)
    {
        if (string.CompareOrdinal(pattern, _at, text, 0, text.Length) != 0)
            return false;
        _at += text.Length;
        return true;
    }

    internal int ReadCodePoint()
    {
        var isPair = _at + 1 < pattern.Length && char.IsSurrogatePair(pattern[_at], pattern[_at + 1]);
        var point = isPair ? char.ConvertToUtf32(pattern[_at], pattern[_at + 1]) : pattern[_at];
        _at += isPair ? 2 : 1;
        return point;
    }

    /// <summary>The name of RE2's <c>[:alpha:]</c>, whose bracket is taken; null when it is none.</summary>
    internal CharacterClass? ReadPosixClass()
    {
        var end = pattern.IndexOf(":]", _at, StringComparison.Ordinal);
        if (end < 0 || !TryTake(':'))
            return null;
        var isNegated = TryTake('^');
        var name = pattern.Substring(_at, end - _at);
        if (CharacterClass.Posix(name) is not { } set)
            throw new PatternFaultException($"Unknown class [:{name}:]");
        _at = end + 2;
        IsEcmaScript = false;
        set = isNegated ? set.Negated() : set;
        set.AppendRangesTo(Ecma);
        return set;
    }

    /// <summary>The set that an escape stands for, such as <c>\d</c>; null, and nothing read, when it stands for one character.</summary>
    internal CharacterClass? ReadClassEscape()
    {
        var set = pattern[_at + 1] switch
        {
            'd' => CharacterClass.Digits,
            'D' => CharacterClass.Digits.Negated(),
            'w' => CharacterClass.Words,
            'W' => CharacterClass.Words.Negated(),
            's' => CharacterClass.Spaces,
            'S' => CharacterClass.Spaces.Negated(),
            _ => null,
        };
        if (set is not null)
        {
            Ecma.Append("\\" + pattern[_at + 1]);
            _at += 2;
            return set;
        }

        if (pattern[_at + 1] is not ('p' or 'P'))
            return null;
        var isNegated = pattern[_at + 1] == 'P';
        _at += 2;
        string name;
        if (TryTake('{'))
        {
            var end = pattern.IndexOf('}', _at);
            name = end < 0 ? throw new PatternFaultException("A property lacks its }") : pattern.Substring(_at, end - _at);
            _at = end + 1;
        }
        else
        {
            IsEcmaScript = false;
            name = IsAtEnd ? "" : pattern[_at++].ToString();
        }

        if (name.StartsWith("^", StringComparison.Ordinal))
            (name, isNegated, IsEcmaScript) = (name.Substring(1), !isNegated, false);
        var fault = $"The property {name} is none that .NET knows";
        var spelling = UnicodeProperties.EcmaName(name) ?? throw new PatternFaultException(fault);
        Ecma.Append($"\\{(isNegated ? 'P' : 'p')}{{{spelling}}}");
        IsEcmaScript &= spelling == name;
        var found = UnicodeProperties.Find(name);
        if (found is null)
            Fault ??= fault;
        found ??= CharacterClass.Any;
        return isNegated ? found.Negated() : found;
    }

    /// <summary>An escape inside brackets.</summary>
    internal (int Point, CharacterClass? Set) ReadSetOrCharacter()
    {
        if (_at + 1 == pattern.Length)
            throw new PatternFaultException("A pattern ends with \\");
        return ReadClassEscape() is { } set ? (0, set) : (ReadEscapedCodePoint(isInClass: true), null);
    }

    /// <summary>The one character that an escape stands for.</summary>
    internal int ReadEscapedCodePoint(bool isInClass = false)
    {
        var c = pattern[_at + 1];
        _at += 2;
        switch (c)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case 'b' when isInClass: return '\b';
            case 'a': return NotEcma('\a');
            case '0' when IsAtEnd || !AsciiChar.IsDigit(pattern[_at]): return 0;
            case >= '0' and <= '7': return Octal(c);
            case 'x': return Hexadecimal(2);
            case 'u': return Unicode();
            case 'c' when !IsAtEnd && AsciiChar.IsLetter(pattern[_at]): return pattern[_at++] % 32;
        }

        // ECMA-262 keeps letters for escapes to come; any other character may stand for itself.
        if (AsciiChar.IsLetterOrDigit(c))
            throw new PatternFaultException($"Unrecognized escape sequence \\{c}");
        _at--;
        return ReadCodePoint();
    }

    private int NotEcma(int point)
    {
        IsEcmaScript = false;
        return point;
    }

    private int Octal(char first)
    {
        var point = first - '0';
        for (var i = 0; i < 2 && !IsAtEnd && pattern[_at] is >= '0' and <= '7'; i++)
            point = point * 8 + pattern[_at++] - '0';
        return NotEcma(point);
    }

    private int Unicode()
    {
        var point = Hexadecimal(4);

        // Two escapes of a pair are one character.
        if (point is >= 0xD800 and <= 0xDBFF && _at + 6 <= pattern.Length && pattern[_at] == '\\' && pattern[_at + 1] == 'u'
            && int.TryParse(pattern.Substring(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low)
            && low is >= 0xDC00 and <= 0xDFFF)
        {
            _at += 6;
            return char.ConvertToUtf32((char)point, (char)low);
        }

        return point;
    }

    private int Hexadecimal(int length)
    {
        var isBraced = TryTake('{');
        var end = isBraced ? pattern.IndexOf('}', _at) : _at + length;
        if (end > pattern.Length || end <= _at
            || !int.TryParse(pattern.Substring(_at, end - _at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var point)
            || point is < 0 or > 0x10FFFF)
            throw new PatternFaultException("Insufficient hexadecimal digits");
        if (isBraced && length == 2)
            IsEcmaScript = false;
        _at = isBraced ? end + 1 : end;
        return point;
    }
}
