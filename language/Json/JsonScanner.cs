using System.Globalization;
using System.Text;

namespace TrackingPlan.Language.Json;

internal enum JsonToken
{
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Colon,
    Comma,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>Letters without quotes that are no JSON, or a number that is none. Reported by whoever knows what was expected.</summary>
    Word,
    End,
}

/// <summary>Cuts a text into tokens, and goes on after whatever is wrong inside one.</summary>
internal sealed class JsonScanner(string text, Action<JsonProblemKind, TextRange, string> report)
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>A plan says <c>type</c> and <c>description</c> a thousand times: one string is enough.</summary>
    private const int PoolSize = 256;

    private readonly string?[] _pool = new string?[PoolSize];

    private int _position = text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;

    public JsonToken Token { get; private set; }

    public TextRange Range { get; private set; }

    /// <summary>The characters of a string, unescaped; else of the token.</summary>
    public string Text { get; private set; } = "";

    public void MoveNext()
    {
        SkipBlanksAndComments();
        var start = _position;
        Text = "";
        if (_position == text.Length)
            Token = JsonToken.End;
        else
            Token = Scan(text[_position]);
        Range = new(start, _position - start);
    }

    private JsonToken Scan(char first)
    {
        switch (first)
        {
            case '{': return Single(JsonToken.BeginObject);
            case '}': return Single(JsonToken.EndObject);
            case '[': return Single(JsonToken.BeginArray);
            case ']': return Single(JsonToken.EndArray);
            case ':': return Single(JsonToken.Colon);
            case ',': return Single(JsonToken.Comma);
            case '"': return ScanString('"');
            case '\'':
                report(JsonProblemKind.Syntax, new(_position, 1), "text stands in double quotes in JSON; write \" instead of '");
                return ScanString('\'');
            default: return ScanWord();
        }
    }

    private JsonToken Single(JsonToken token)
    {
        _position++;
        return token;
    }

    private void SkipBlanksAndComments()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (c is ' ' or '\t' or '\n' or '\r')
                _position++;
            else if (c == '#' || (c == '/' && _position + 1 < text.Length && text[_position + 1] is '/' or '*'))
                SkipComment(isBlock: c == '/' && text[_position + 1] == '*');
            else
                return;
        }
    }

    private void SkipComment(bool isBlock)
    {
        var start = _position;
        var end = isBlock ? text.IndexOf("*/", _position + 2, StringComparison.Ordinal) : text.IndexOfAny(['\n', '\r'], _position);
        if (isBlock && end < 0)
            report(JsonProblemKind.Syntax, new(start, 2), "this comment never ends; close it with */");
        _position = end < 0 ? text.Length : isBlock ? end + 2 : end;
        report(JsonProblemKind.Extension, new(start, _position - start), "a comment, which JSON has not; use a \"description\" or \"$comment\" instead");
    }

    private JsonToken ScanString(char quote)
    {
        var start = ++_position;
        while (_position < text.Length && text[_position] != quote && text[_position] >= ' ' && text[_position] != '\\')
            _position++;
        if (_position < text.Length && text[_position] == quote)
        {
            Text = Pooled(start, _position - start);
            _position++;
            return JsonToken.String;
        }

        ScanRestOfString(start, quote);
        return JsonToken.String;
    }

    private string Pooled(int start, int length)
    {
        if (length is 0 or > 32)
            return text.Substring(start, length);
        ref var place = ref _pool[((text[start] * 31) + (text[start + (length / 2)] * 7) + text[start + length - 1] + length) % PoolSize];
        if (place is null || place.Length != length || string.CompareOrdinal(text, start, place, 0, length) != 0)
            place = text.Substring(start, length);
        return place;
    }

    /// <summary>The slow path: a string with an escape, a control character or no end.</summary>
    private void ScanRestOfString(int start, char quote)
    {
        var characters = new StringBuilder().Append(text, start, _position - start);
        while (true)
        {
            var c = _position < text.Length ? text[_position] : '\n';
            if (c is '\n' or '\r')
            {
                report(JsonProblemKind.Syntax, new(start - 1, _position - start + 1), "this text never ends; close it with \" on the same line");
                break;
            }

            if (c == quote)
            {
                _position++;
                break;
            }

            if (c == '\\')
            {
                ScanEscape(characters);
                continue;
            }

            if (c < ' ')
                report(JsonProblemKind.Syntax, new(_position, 1), $"a control character stands in text as an escape; write \\u{(int)c:x4}");
            characters.Append(c);
            _position++;
        }

        Text = characters.ToString();
    }

    private void ScanEscape(StringBuilder characters)
    {
        var start = _position++;
        var c = _position < text.Length ? text[_position] : '\n';
        switch (c)
        {
            case '"' or '\\' or '/': characters.Append(c); break;
            case 'b': characters.Append('\b'); break;
            case 'f': characters.Append('\f'); break;
            case 'n': characters.Append('\n'); break;
            case 'r': characters.Append('\r'); break;
            case 't': characters.Append('\t'); break;
            case 'u' when _position + 4 < text.Length
                && ushort.TryParse(text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                characters.Append((char)unit);
                _position += 4;
                break;
            default:
                report(JsonProblemKind.Syntax, new(start, 1), "a backslash begins \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits; write \\\\ for a backslash");
                if (c is '\n' or '\r')
                    return;
                characters.Append('\\').Append(c);
                break;
        }

        _position++;
    }

    private JsonToken ScanWord()
    {
        // A slash that begins no comment is a word of its own.
        var start = _position++;
        while (_position < text.Length && !IsDelimiter(text[_position]))
            _position++;
        Text = text.Substring(start, _position - start);
        return Text switch
        {
            "true" => JsonToken.True,
            "false" => JsonToken.False,
            "null" => JsonToken.Null,
            _ => IsNumber(Text) ? JsonToken.Number : JsonToken.Word,
        };
    }

    private static bool IsDelimiter(char c) => c is ' ' or '\t' or '\n' or '\r' or '{' or '}' or '[' or ']' or ':' or ',' or '"' or '\'' or '/' or '#';

    /// <summary>Whether a word is a number by RFC 8259.</summary>
    private static bool IsNumber(string word)
    {
        var at = word[0] == '-' ? 1 : 0;
        var whole = Digits(word, ref at);
        if (whole == 0 || (whole > 1 && word[at - whole] == '0'))
            return false;
        if (at < word.Length && word[at] == '.')
        {
            at++;
            if (Digits(word, ref at) == 0)
                return false;
        }

        if (at < word.Length && word[at] is 'e' or 'E')
        {
            at++;
            if (at < word.Length && word[at] is '+' or '-')
                at++;
            if (Digits(word, ref at) == 0)
                return false;
        }

        return at == word.Length;
    }

    private static int Digits(string word, ref int at)
    {
        var start = at;
        while (at < word.Length && word[at] is >= '0' and <= '9')
            at++;
        return at - start;
    }
}
