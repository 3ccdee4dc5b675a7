using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>
/// Takes HCL apart into tokens, as <see href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"/> has them: each character is
/// looked at a fixed number of times, and what is no token is one fault.
/// </summary>
internal sealed class HclLexer
{
    private readonly string _text;
    private readonly int _end;
    private readonly HclFaults _faults;
    private readonly List<HclToken> _tokens = [];
    private int _at;

    private HclLexer(string text, TextRange part, HclFaults faults)
    {
        _text = text;
        _faults = faults;
        _at = part.Start;
        _end = part.End;
    }

    /// <param name="part">The stretch of the text to read: all of it, or what stands in a template.</param>
    public static List<HclToken> Read(string text, TextRange part, HclFaults faults)
    {
        var lexer = new HclLexer(text, part, faults);
        while (lexer._at < lexer._end)
            lexer.ReadToken();
        lexer._tokens.Add(new(HclTokenKind.End, lexer._end, 0));
        return lexer._tokens;
    }

    /// <summary>Where quoted text ends, behind its quote; negative when it does not, but for a line or the text that ends there.</summary>
    public static int EndOfQuoted(string text, int start, int end) => EndOfNested(text, start + 1, end, isQuoted: true);

    /// <summary>Where a template's <c>${</c> or <c>%{</c> ends, behind its brace; negative when it does not.</summary>
    public static int EndOfTemplate(string text, int start, int end) => EndOfNested(text, start + 2, end, isQuoted: false);

    public static bool IsTemplate(string text, int at, int end) => text[at] is '$' or '%' && at + 1 < end && text[at + 1] == '{';

    /// <summary><c>$${</c> and <c>%%{</c>, which mean the text without the first character.</summary>
    public static bool IsEscapedTemplate(string text, int at, int end) =>
        text[at] is '$' or '%' && at + 2 < end && text[at + 1] == text[at] && text[at + 2] == '{';

    /// <summary>Quoted text holds templates, which hold quoted text: a list of what is open, for nothing limits their depth.</summary>
    private static int EndOfNested(string text, int at, int end, bool isQuoted)
    {
        var open = new Stack<bool>();
        open.Push(isQuoted);
        while (at < end)
        {
            var c = text[at];
            if (open.Peek())
            {
                if (c is '\n' or '\r')
                    return ~at;
                if (c == '\\')
                {
                    at++;
                }
                else if (IsEscapedTemplate(text, at, end))
                {
                    at += 2;
                }
                else if (IsTemplate(text, at, end))
                {
                    at++;
                    open.Push(false);
                }
                else if (c == '"')
                {
                    open.Pop();
                }
            }
            else if (c == '"')
            {
                open.Push(true);
            }
            else if (c == '{')
            {
                open.Push(false);
            }
            else if (c == '}')
            {
                open.Pop();
            }

            at++;
            if (open.Count == 0)
                return Math.Min(at, end);
        }

        return ~end;
    }

    private void ReadToken()
    {
        var c = _text[_at];
        switch (c)
        {
            case ' ' or '\t' or '\r' or '\ufeff': _at++; break;
            case '\n': Add(HclTokenKind.NewLine, 1); break;
            case '#': SkipLine(); break;
            case '/' when Next(1) == '/': SkipLine(); break;
            case '/' when Next(1) == '*': SkipComment(); break;
            case '"': ReadQuoted(); break;
            case '<' when Next(1) == '<' && IsHeredoc(): ReadHeredoc(); break;
            case '{': Add(HclTokenKind.BeginObject, 1); break;
            case '}': Add(HclTokenKind.EndObject, 1); break;
            case '[': Add(HclTokenKind.BeginTuple, 1); break;
            case ']': Add(HclTokenKind.EndTuple, 1); break;
            case '(': Add(HclTokenKind.BeginParenthesis, 1); break;
            case ')': Add(HclTokenKind.EndParenthesis, 1); break;
            case '=' when Next(1) is '=' or '>': Add(HclTokenKind.Operator, 2); break;
            case '=': Add(HclTokenKind.Equals, 1); break;
            case ':' when Next(1) == ':': Add(HclTokenKind.Operator, 2); break;
            case ':': Add(HclTokenKind.Colon, 1); break;
            case ',': Add(HclTokenKind.Comma, 1); break;
            case '.' when Next(1) == '.' && Next(2) == '.': Add(HclTokenKind.Operator, 3); break;
            case '.': Add(HclTokenKind.Dot, 1); break;
            case '-': Add(HclTokenKind.Minus, 1); break;
            case >= '0' and <= '9': ReadNumber(); break;
            case '+' or '*' or '/' or '%' or '!' or '<' or '>' or '&' or '|' or '?': Add(HclTokenKind.Operator, 1); break;
            case var _ when IsNameStart(c): ReadName(); break;
            default: SkipUnknown(); break;
        }
    }

    private void ReadName()
    {
        var start = _at;
        while (_at < _end && (IsNameStart(_text[_at]) || _text[_at] == '-' || char.IsDigit(_text[_at])))
            _at++;
        _tokens.Add(new(HclTokenKind.Identifier, start, _at - start));
    }

    private void ReadNumber()
    {
        var start = _at;
        SkipDigits();
        if (Next(0) == '.' && IsDigit(Next(1)))
        {
            _at++;
            SkipDigits();
        }

        if (Next(0) is 'e' or 'E' && (IsDigit(Next(1)) || (Next(1) is '+' or '-' && IsDigit(Next(2)))))
        {
            _at += 2;
            SkipDigits();
        }

        _tokens.Add(new(HclTokenKind.Number, start, _at - start));
    }

    private void ReadQuoted()
    {
        var start = _at;
        _at = EndOfQuoted(_text, start, _end);
        if (_at < 0)
        {
            _at = ~_at;
            _faults.Add(new(start, 1), "this text is never closed; expected \" before the end of the line, or a heredoc (<<EOF)");
        }

        _tokens.Add(new(HclTokenKind.Quoted, start, _at - start));
    }

    private bool IsHeredoc()
    {
        var start = _at + (Next(2) == '-' ? 3 : 2);
        return start < _end && IsNameStart(_text[start]);
    }

    private void ReadHeredoc()
    {
        var start = _at;
        var heredoc = new HclHeredoc(_text, start, _end);
        _at = heredoc.End;
        if (!heredoc.IsClosed)
            _faults.Add(new(start, heredoc.Body.Start - start), $"this text is never closed; expected a line that holds {JsonText.Brief(heredoc.Marker)} alone");
        _tokens.Add(new(HclTokenKind.Heredoc, start, _at - start));
    }

    private void SkipLine()
    {
        while (_at < _end && _text[_at] != '\n')
            _at++;
    }

    private void SkipComment()
    {
        var close = _text.IndexOf("*/", _at + 2, _end - _at - 2, StringComparison.Ordinal);
        if (close < 0)
            _faults.Add(new(_at, 2), "this comment is never closed; expected */");
        _at = close < 0 ? _end : close + 2;
    }

    private void SkipUnknown()
    {
        var length = char.IsHighSurrogate(_text[_at]) && _at + 1 < _end ? 2 : 1;
        _faults.Add(new(_at, length), $"{JsonText.Brief(_text.Substring(_at, length))} means nothing in HCL outside of quotes");
        _at += length;
    }

    private void SkipDigits()
    {
        while (IsDigit(Next(0)))
            _at++;
    }

    private char Next(int distance) => _at + distance < _end ? _text[_at + distance] : '\0';

    private void Add(HclTokenKind kind, int length)
    {
        _tokens.Add(new(kind, _at, length));
        _at += length;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);
}
