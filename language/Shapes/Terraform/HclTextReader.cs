using System.Globalization;
using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>What quoted text or a heredoc says: characters, and templates between them.</summary>
internal sealed class HclTextReader
{
    private readonly string _text;
    private readonly HclToken _token;
    private readonly HclFaults _faults;
    private readonly List<HclTextPart> _parts = [];
    private StringBuilder _said = new();
    private SourceMap _map = new();

    private HclTextReader(string text, HclToken token, HclFaults faults)
    {
        _text = text;
        _token = token;
        _faults = faults;
    }

    public static IReadOnlyList<HclTextPart> Read(string text, HclToken token, HclFaults faults)
    {
        var reader = new HclTextReader(text, token, faults);
        if (token.Kind == HclTokenKind.Quoted)
            reader.ReadQuoted();
        else
            reader.ReadHeredoc();
        return reader._parts;
    }

    /// <summary>Text without templates; null for any other.</summary>
    public static string? Plain(string text, HclToken token) =>
        Read(text, token, new HclFaults()) is [{ Map: not null } only] ? only.Text : null;

    private void ReadQuoted()
    {
        var last = _token.Length > 1 && _text[_token.End - 1] == '"' ? _token.End - 1 : _token.End;
        for (var at = _token.Start + 1; at < last;)
            at = _text[at] == '\\' ? ReadEscape(at, last) : ReadCharacter(at, last);
        EndText(last, isLast: true);
    }

    private void ReadHeredoc()
    {
        var heredoc = new HclHeredoc(_text, _token.Start, _token.End);
        var indent = heredoc.IndentIn(_text);
        var end = heredoc.Body.End;
        var at = heredoc.Body.Start;
        while (at < end)
        {
            for (var i = 0; i < indent && at < end && _text[at] is ' ' or '\t'; i++)
                at++;
            while (at < end)
            {
                var isLineEnd = _text[at] == '\n';
                at = ReadCharacter(at, end);
                if (isLineEnd)
                    break;
            }
        }

        EndText(end, isLast: true);
    }

    /// <summary>One character, or a whole template.</summary>
    private int ReadCharacter(int at, int end)
    {
        if (HclLexer.IsEscapedTemplate(_text, at, end))
        {
            Say(_text[at], at);
            Say('{', at + 2);
            return at + 3;
        }

        if (!HclLexer.IsTemplate(_text, at, end))
        {
            Say(_text[at], at);
            return at + 1;
        }

        EndText(at);
        var close = HclLexer.EndOfTemplate(_text, at, end);
        if (close < 0)
        {
            _faults.Add(new(at, 2), "this template is never closed; expected }, or $${ for the characters themselves");
            close = ~close;
        }

        _parts.Add(new(new(at, close - at), IsDirective: _text[at] == '%'));
        return Math.Max(close, at + 2);
    }

    private int ReadEscape(int at, int end)
    {
        var c = at + 1 < end ? _text[at + 1] : '\0';
        char? plain = c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' => '"', '\\' => '\\', _ => null };
        if (plain is { } said)
        {
            Say(said, at);
            return at + 2;
        }

        var digits = c switch { 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0 && at + 2 + digits <= end
            && int.TryParse(_text.Substring(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is >= 0 and <= 0x10FFFF)
        {
            // A lone surrogate stays one, as in JSON.
            foreach (var unit in code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code))
                Say(unit, at);
            return at + 2 + digits;
        }

        _faults.Add(new(at, Math.Min(2, end - at)), @"this is no escape; expected \n, \r, \t, \"", \\, \u and four digits, or \\ for the character itself");
        return Math.Min(at + 2, end);
    }

    private void Say(char c, int source)
    {
        _map.Add(_said.Length, source);
        _said.Append(c);
    }

    private void EndText(int source, bool isLast = false)
    {
        if (_said.Length == 0 && !(isLast && _parts.Count == 0))
            return;
        _map.Add(_said.Length, source);
        _parts.Add(new(_said.ToString(), _map));
        (_said, _map) = (new(), new());
    }
}

/// <summary>A stretch of text, or a template.</summary>
/// <param name="Map">Of the text; null for a template.</param>
/// <param name="Template">With its braces.</param>
/// <param name="IsDirective"><c>%{ if ... }</c> and its like.</param>
internal sealed record HclTextPart(string Text, SourceMap? Map, TextRange Template, bool IsDirective)
{
    public HclTextPart(string text, SourceMap map)
        : this(text, map, default, false)
    {
    }

    public HclTextPart(TextRange template, bool IsDirective)
        : this("", null, template, IsDirective)
    {
    }
}
