using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>Reads an attribute's value, as far as a plan is written that way; of the rest it says where it stands.</summary>
internal sealed class HclExpressionParser
{
    private readonly string _text;
    private readonly List<HclToken> _tokens;
    private readonly int _last;
    private readonly HclFaults _faults;
    private int _at;
    private int _depth;

    private HclExpressionParser(string text, List<HclToken> tokens, int first, int last, HclFaults faults)
    {
        _text = text;
        _tokens = tokens;
        _last = last;
        _faults = faults;
        _at = first;
    }

    public static HclExpression Parse(string text, List<HclToken> tokens, int first, int last, HclFaults faults)
    {
        var parser = new HclExpressionParser(text, tokens, first, last, faults);
        var value = parser.ParseValue();
        parser.SkipNewLines();
        if (parser.Kind != HclTokenKind.End)
            parser.Fault($"expected the end of the line before {HclWords.Of(parser.Kind)}");
        return value;
    }

    private HclTokenKind Kind => _at < _last ? _tokens[_at].Kind : HclTokenKind.End;

    private TextRange Here => new(_tokens[_at].Start, _at < _last ? _tokens[_at].Length : 0);

    private HclExpression ParseValue()
    {
        var start = _tokens[_at].Start;
        var value = ParseOperand();
        if (Kind is not (HclTokenKind.Operator or HclTokenKind.Minus or HclTokenKind.Dot or HclTokenKind.BeginTuple))
            return value;
        SkipComputed();
        return new HclComputed(RangeFrom(start), "an operation");
    }

    private HclExpression ParseOperand()
    {
        switch (Kind)
        {
            case HclTokenKind.Number: return Number(_tokens[_at].Start);
            case HclTokenKind.Minus when _at + 1 < _last && _tokens[_at + 1].Kind == HclTokenKind.Number:
                _at++;
                return Number(_tokens[_at - 1].Start);
            case HclTokenKind.Minus or HclTokenKind.Operator: return new HclLiteral(Broken());
            case HclTokenKind.Quoted or HclTokenKind.Heredoc: return new HclText(_tokens[_at++]);
            case HclTokenKind.Identifier: return ParseWord();
            case HclTokenKind.BeginObject or HclTokenKind.BeginTuple or HclTokenKind.BeginParenthesis: return ParseNested();
            default:
                Fault($"expected a value before {HclWords.Of(Kind)}");
                var broken = new HclLiteral(Broken());
                if (Kind is HclTokenKind.Equals or HclTokenKind.Colon or HclTokenKind.Dot)
                    _at++;
                return broken;
        }
    }

    private HclExpression ParseNested()
    {
        if (_depth >= JsonParser.MaxDepth)
        {
            Fault($"more than {JsonParser.MaxDepth} brackets stand inside each other here; expected a flatter plan");
            var start = _tokens[_at].Start;
            SkipComputed();
            return new HclLiteral(Broken(RangeFrom(start)));
        }

        _depth++;
        var value = Kind switch
        {
            HclTokenKind.BeginObject => ParseObject(),
            HclTokenKind.BeginTuple => ParseTuple(),
            _ => ParseParenthesis(),
        };
        _depth--;
        return value;
    }

    private HclLiteral Number(int start)
    {
        var token = _tokens[_at++];
        var digits = _text.Substring(token.Start, token.Length);
        var zeros = 0;
        while (zeros + 1 < digits.Length && digits[zeros] == '0' && digits[zeros + 1] is >= '0' and <= '9')
            zeros++;
        return new(new()
        {
            Kind = JsonKind.Number,
            Range = RangeFrom(start),
            Text = (start < token.Start ? "-" : "") + digits.Substring(zeros),
        });
    }

    private HclExpression ParseWord()
    {
        var start = _tokens[_at].Start;
        var word = Word(_at++);
        if (Kind == HclTokenKind.BeginParenthesis)
            return ParseCall(start, word);
        if (Kind is not (HclTokenKind.Dot or HclTokenKind.BeginTuple))
        {
            JsonKind? literal = word switch { "true" => JsonKind.True, "false" => JsonKind.False, "null" => JsonKind.Null, _ => null };
            if (literal is { } kind)
                return new HclLiteral(new() { Kind = kind, Range = RangeFrom(start) });
        }

        var path = new List<string> { word };
        while (ParseStep() is { } step)
            path.Add(step);
        return new HclReference(RangeFrom(start), path);
    }

    /// <summary>One more step of a reference; null when there is none, or one that must be computed.</summary>
    private string? ParseStep()
    {
        if (Kind == HclTokenKind.Dot && _at + 1 < _last && _tokens[_at + 1].Kind is HclTokenKind.Identifier or HclTokenKind.Number)
        {
            _at += 2;
            return Word(_at - 1);
        }

        if (Kind != HclTokenKind.BeginTuple || _at + 2 >= _last || _tokens[_at + 2].Kind != HclTokenKind.EndTuple)
            return null;
        var index = _tokens[_at + 1];
        var step = index.Kind switch
        {
            HclTokenKind.Number => Word(_at + 1),
            HclTokenKind.Quoted => HclTextReader.Plain(_text, index),
            _ => null,
        };
        if (step is not null)
            _at += 3;
        return step;
    }

    private HclExpression ParseCall(int start, string name)
    {
        if (_depth >= JsonParser.MaxDepth)
            return ParseNested();
        _depth++;
        var opening = Here;
        _at++;
        var arguments = new List<HclExpression>();
        SkipNewLines();
        while (!IsAtEnd(HclTokenKind.EndParenthesis, opening))
        {
            arguments.Add(ParseValue());
            SkipNewLines();
            if (Kind == HclTokenKind.Comma)
                _at++;
            else if (Kind is not (HclTokenKind.EndParenthesis or HclTokenKind.End))
                SkipStray(", or )");
            SkipNewLines();
        }

        _depth--;
        return new HclCall(RangeFrom(start), name, arguments);
    }

    private HclExpression ParseParenthesis()
    {
        var opening = Here;
        _at++;
        SkipNewLines();
        var value = ParseValue();
        SkipNewLines();
        while (!IsAtEnd(HclTokenKind.EndParenthesis, opening))
        {
            if (Kind is HclTokenKind.Operator or HclTokenKind.Minus)
                value = new HclComputed(RangeFrom(opening.Start), "an operation");
            else
                Fault($"expected ) before {HclWords.Of(Kind)}");
            do
            {
                SkipComputed();
                SkipNewLines();
                if (Kind == HclTokenKind.Comma)
                    _at++;
            }
            while (Kind is not (HclTokenKind.EndParenthesis or HclTokenKind.EndObject or HclTokenKind.EndTuple or HclTokenKind.End));
        }

        return value;
    }

    private HclExpression ParseTuple()
    {
        var opening = Here;
        _at++;
        SkipNewLines();
        if (IsFor())
            return ParseFor(opening.Start);
        var items = new List<HclExpression>();
        while (!IsAtEnd(HclTokenKind.EndTuple, opening))
        {
            items.Add(ParseValue());
            SkipNewLines();
            if (Kind == HclTokenKind.Comma)
                _at++;
            else if (Kind is not (HclTokenKind.EndTuple or HclTokenKind.End))
                SkipStray(", or ]");
            SkipNewLines();
        }

        return new HclTuple(RangeFrom(opening.Start), items);
    }

    private HclExpression ParseObject()
    {
        var opening = Here;
        _at++;
        SkipNewLines();
        if (IsFor())
            return ParseFor(opening.Start);
        var items = new List<HclItem>();
        while (!IsAtEnd(HclTokenKind.EndObject, opening))
        {
            if (Kind is not (HclTokenKind.Identifier or HclTokenKind.Quoted or HclTokenKind.Number or HclTokenKind.BeginParenthesis))
            {
                SkipStray("a name");
                SkipNewLines();
                continue;
            }

            var name = Kind is HclTokenKind.Identifier or HclTokenKind.Number ? Word(_at) : null;
            HclExpression key = name is null ? ParseOperand() : new HclLiteral(new() { Kind = JsonKind.String, Range = Here, Text = name });
            if (name is not null)
                _at++;
            if (Kind is HclTokenKind.Equals or HclTokenKind.Colon)
                _at++;
            else
                Fault($"expected = between a name and its value before {HclWords.Of(Kind)}");
            items.Add(new(name, key, ParseValue()));
            if (Kind == HclTokenKind.Comma)
                _at++;
            else if (Kind is not (HclTokenKind.NewLine or HclTokenKind.EndObject or HclTokenKind.End))
                SkipStray("a comma, a new line or }");
            SkipNewLines();
        }

        return new HclObject(RangeFrom(opening.Start), items);
    }

    private bool IsFor() => Kind == HclTokenKind.Identifier && Word(_at) == "for" && _at + 1 < _last && _tokens[_at + 1].Kind == HclTokenKind.Identifier;

    private HclComputed ParseFor(int start)
    {
        do
        {
            SkipComputed();
            if (Kind is HclTokenKind.NewLine or HclTokenKind.Comma)
                _at++;
        }
        while (Kind is not (HclTokenKind.EndTuple or HclTokenKind.EndObject or HclTokenKind.EndParenthesis or HclTokenKind.End));
        if (Kind != HclTokenKind.End)
            _at++;
        return new(RangeFrom(start), "a for expression");
    }

    /// <summary>Whether the brackets end here: with their own, with another, which is a fault and ends them too, or with the text.</summary>
    private bool IsAtEnd(HclTokenKind closing, TextRange opening)
    {
        if (Kind == closing)
        {
            _at++;
            return true;
        }

        if (Kind is HclTokenKind.EndObject or HclTokenKind.EndTuple or HclTokenKind.EndParenthesis)
        {
            Fault($"expected {HclWords.Of(closing)} instead of {HclWords.Of(Kind)}");
            _at++;
            return true;
        }

        if (Kind != HclTokenKind.End)
            return false;
        _faults.Add(opening, $"this {_text[opening.Start]} is never closed; expected {HclWords.Of(closing)}");
        return true;
    }

    /// <summary>At least one token, with all that is in brackets when it opens some.</summary>
    private void SkipStray(string expected)
    {
        Fault($"expected {expected} before {HclWords.Of(Kind)}");
        var before = _at;
        SkipComputed();
        if (_at == before || Kind == HclTokenKind.Comma)
            _at++;
    }

    /// <summary>To what can end an expression: a comma, a line or a bracket that was not opened in it.</summary>
    private void SkipComputed()
    {
        for (var open = 0; _at < _last; _at++)
        {
            switch (Kind)
            {
                case HclTokenKind.BeginObject or HclTokenKind.BeginTuple or HclTokenKind.BeginParenthesis:
                    open++;
                    break;
                case HclTokenKind.EndObject or HclTokenKind.EndTuple or HclTokenKind.EndParenthesis when open > 0:
                    open--;
                    break;
                case HclTokenKind.EndObject or HclTokenKind.EndTuple or HclTokenKind.EndParenthesis:
                case HclTokenKind.Comma or HclTokenKind.NewLine when open == 0:
                    return;
            }
        }
    }

    private void SkipNewLines()
    {
        while (Kind == HclTokenKind.NewLine)
            _at++;
    }

    private string Word(int token) => _text.Substring(_tokens[token].Start, _tokens[token].Length);

    private TextRange RangeFrom(int start) => new(start, Math.Max(0, _tokens[Math.Max(_at - 1, 0)].End - start));

    private JsonValue Broken() => Broken(Here);

    private static JsonValue Broken(TextRange range) => new() { Kind = JsonKind.Broken, Range = range };

    private void Fault(string message) => _faults.Add(Here, message);
}
