using System.Text;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>Reads a pattern once, from left to right, and writes it in the words of .NET, and in those of ECMA-262.</summary>
internal sealed partial class PatternTranslator(string pattern)
{
    private const string WordCharacters = "[0-9A-Z_a-z]";
    private const string WordBoundary = $"(?:(?<={WordCharacters})(?!{WordCharacters})|(?<!{WordCharacters})(?={WordCharacters}))";
    private const string NoWordBoundary = $"(?:(?<={WordCharacters})(?={WordCharacters})|(?<!{WordCharacters})(?!{WordCharacters}))";

    /// <summary>How deep groups may stand inside each other: the engine walks them with its stack.</summary>
    private const int MaxDepth = 200;

    private readonly StringBuilder _output = new(pattern.Length + 16);

    /// <summary>The flags in force where each open group began: <c>s</c>, and <c>m</c>.</summary>
    private readonly Stack<(bool DotAll, bool Multiline)> _open = new();

    private int _at;
    private int _repetitions;
    private bool _hasChoice;
    private bool _dotAll;
    private bool _multiline;

    public EcmaSpelling Ecma { get; } = new();

    public bool IsEcmaScript { get; private set; } = true;

    /// <summary>Why .NET has no words for what is otherwise understood; null when it has.</summary>
    public string? Fault { get; private set; }

    public bool NeedsBacktracking { get; private set; }

    /// <inheritdoc cref="PatternTranslation.IsStraight"/>
    public bool IsStraight => !_hasChoice && (_repetitions == 0 || (_repetitions == 1 && pattern[0] == '^'));

    /// <inheritdoc cref="PatternTranslation.SegmentRefuses"/>
    public string? SegmentRefuses { get; private set; }

    /// <exception cref="PatternFaultException">No engine here can run it.</exception>
    public string Translate()
    {
        while (_at < pattern.Length)
            Next();
        if (_open.Count > 0)
            throw new PatternFaultException("Not enough )'s");
        return _output.ToString();
    }

    private void Next()
    {
        var c = pattern[_at];
        switch (c)
        {
            case '\\':
                Escape();
                break;
            case '[':
                _at++;
                Ecma.Append("[");
                CharacterClassReader.Read(this).AppendTo(_output);
                break;
            case '(':
                OpenGroup();
                break;
            case ')':
                CloseGroup();
                break;
            case '.':
                _at++;
                Ecma.Append(_dotAll ? "[^]" : ".");
                (_dotAll ? CharacterClass.Any : CharacterClass.Dot).AppendTo(_output);
                break;
            case '^':
                _at++;
                Ecma.Append(_multiline ? "(?<![^\\n])" : "^", isAssertion: true);
                _output.Append(_multiline ? "(?m:^)" : "\\A");
                break;
            case '$':
                _at++;
                Ecma.Append(_multiline ? "(?![^\\n])" : "$", isAssertion: true);
                _output.Append(_multiline ? "(?m:$)" : "\\z");
                break;
            case '{' when !IsCount():
                _at++;
                Ecma.Character('{');
                _output.Append("\\{");
                break;
            case '|':
                _at++;
                _hasChoice = true;
                Ecma.Append("|");
                _output.Append('|');
                break;
            case '*' or '+' or '?' or '{':
                Quantifier();
                break;
            default:
                Literal(ReadCodePoint());
                break;
        }
    }

    private void Quantifier()
    {
        var end = pattern[_at] == '{' ? pattern.IndexOf('}', _at) : _at;
        var quantifier = pattern.Substring(_at, end + 1 - _at);
        _at = end + 1;
        _repetitions += quantifier[0] is '*' or '+' || quantifier.IndexOf(',') > 0 ? 1 : 0;

        // What is one unit or two is a choice itself.
        _hasChoice |= quantifier == "?" || (_output.Length > 0 && _output[_output.Length - 1] == ')');
        Ecma.Count(quantifier);
        _output.Append(quantifier);
    }

    /// <summary>Whether a brace counts: <c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>.</summary>
    private bool IsCount()
    {
        var end = pattern.IndexOf('}', _at);
        if (end < 0)
            return false;
        var count = pattern.AsSpan(_at + 1, end - _at - 1);
        var comma = count.IndexOf(',');
        var least = comma < 0 ? count : count.Slice(0, comma);
        return AsciiChar.Number(least) >= 0 && (comma < 0 || comma + 1 == count.Length || AsciiChar.Number(count.Slice(comma + 1)) >= 0);
    }

    private void OpenGroup()
    {
        if (_open.Count == MaxDepth)
            throw new PatternFaultException("Groups stand inside each other more than 200 deep");
        _open.Push((_dotAll, _multiline));
        _hasChoice = true;
        _at++;
        if (!TryTake('?'))
            Open("(");
        else if (TryTake(':'))
            Open("(?:");
        else if (TryTake('=') || TryTake('!'))
            Open("(?" + pattern[_at - 1], looksAround: true);
        else if (TryTake("<=") || TryTake("<!"))
            Open("(?<" + pattern[_at - 1], looksAround: true);
        else if (TryTake('<'))
            OpenNamed(isEcmaScript: true);
        else if (TryTake("P<"))
            OpenNamed(isEcmaScript: false);
        else if (TryTake('>'))
            OpenAtomic();
        else
            Flags();
    }

    private void Open(string text, bool looksAround = false)
    {
        if (looksAround)
            SegmentRefuses ??= $"the {(text[2] == '<' ? "lookbehind" : "lookahead")} {text}";
        Ecma.Open(text, looksAround);
        Append(backtracks: looksAround, text);
    }

    private void OpenNamed(bool isEcmaScript)
    {
        var name = GroupName();
        Ecma.OpenNamed(name);
        Append(backtracks: false, $"(?<{name}>", isEcmaScript);
    }

    private void OpenAtomic()
    {
        SegmentRefuses ??= "the group (?>";
        Ecma.Open("(?:");
        Ecma.None();
        Append(backtracks: true, "(?>", isEcmaScript: false);
    }

    private void CloseGroup()
    {
        if (_open.Count == 0)
            throw new PatternFaultException("Too many )'s");
        (_dotAll, _multiline) = _open.Pop();
        _at++;
        Ecma.Close();
        _output.Append(')');
    }

    /// <summary><c>(?i)</c>, <c>(?s-m:</c>: RE2's, and lately ECMA's too.</summary>
    private void Flags()
    {
        var start = _at;
        var isOn = true;
        for (; _at < pattern.Length && pattern[_at] is 'i' or 'm' or 's' or '-'; _at++)
        {
            if (pattern[_at] == '-')
                isOn = false;
            else if (pattern[_at] == 's')
                _dotAll = isOn;
            else if (pattern[_at] == 'm')
                _multiline = isOn;
        }

        var ignoresCase = pattern.IndexOf('i', start, _at - start) is >= 0 and var i ? pattern.IndexOf('-', start, i - start) < 0 ? "i" : "-i" : "";
        IsEcmaScript = false;
        if (ignoresCase == "i")
            Ecma.None();
        if (_at > start && TryTake(')'))
        {
            _open.Pop();
            if (ignoresCase.Length > 0)
                _output.Append("(?").Append(ignoresCase).Append(')');
        }
        else if (_at > start && TryTake(':'))
        {
            Ecma.Open("(?:");
            _output.Append("(?").Append(ignoresCase).Append(':');
        }
        else
        {
            throw new PatternFaultException($"Unknown group (?{(_at < pattern.Length ? pattern[_at] : ' ')}".TrimEnd());
        }
    }

    private string GroupName()
    {
        var end = pattern.IndexOf('>', _at);
        if (end <= _at)
            throw new PatternFaultException("A group's name lacks its >");
        var name = pattern.Substring(_at, end - _at);
        _at = end + 1;
        return name;
    }

    private void Escape()
    {
        if (_at + 1 == pattern.Length)
            throw new PatternFaultException("A pattern ends with \\");
        var c = pattern[_at + 1];
        switch (c)
        {
            case 'b' or 'B':
                _at += 2;
                Ecma.Append("\\" + c, isAssertion: true);
                Append(backtracks: true, c == 'b' ? WordBoundary : NoWordBoundary);
                return;
            case 'A' or 'z' or 'Z' or 'G':
                _at += 2;
                Ecma.Append(c switch { 'A' => "^", 'z' => "$", _ => "(?=\\n?$)" }, isAssertion: true);
                if (c == 'G')
                {
                    SegmentRefuses ??= "\\G";
                    Ecma.None();
                }

                Append(backtracks: c == 'G', "\\" + c, isEcmaScript: false);
                return;
            case >= '1' and <= '9':
                _at++;
                var digits = _at;
                while (_at < pattern.Length && AsciiChar.IsDigit(pattern[_at]))
                    _at++;
                var number = pattern.Substring(digits, _at - digits);
                SegmentRefuses ??= $"the back reference \\{c}";
                Ecma.Reference(number);
                Append(backtracks: true, $"(?:\\{number})");
                return;
            case 'k' when _at + 2 < pattern.Length && pattern[_at + 2] == '<':
                _at += 3;
                SegmentRefuses ??= "the back reference \\k";
                var reference = $"\\k<{GroupName()}>";
                Ecma.Append(reference);
                Append(backtracks: true, reference);
                return;
            case 'Q':
                _at += 2;
                Quoted();
                return;
        }

        if (ReadClassEscape() is { } set)
            set.AppendTo(_output);
        else
            Literal(ReadEscapedCodePoint());
    }

    /// <summary>RE2's <c>\Q...\E</c>.</summary>
    private void Quoted()
    {
        IsEcmaScript = false;
        var end = pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
        var stop = end < 0 ? pattern.Length : end;
        while (_at < stop)
            Literal(ReadCodePoint());
        _at = end < 0 ? stop : stop + 2;
    }

    private void Append(bool backtracks, string text, bool isEcmaScript = true)
    {
        NeedsBacktracking |= backtracks;
        IsEcmaScript &= isEcmaScript;
        _output.Append(text);
    }

    private void Literal(int point)
    {
        Ecma.Character(point);
        if (point > 0xFFFF)
            _output.Append("(?:").Append(char.ConvertFromUtf32(point)).Append(')');
        else
            CharacterClass.AppendCharacter(_output, (char)point);
    }
}
