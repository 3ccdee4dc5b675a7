using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>Finds the blocks and attributes of a file. No text, however broken, makes it throw, and each token is passed once.</summary>
internal sealed class HclParser
{
    /// <summary>How many blocks may stand inside each other; Terraform has no more than a few.</summary>
    private const int MaxDepth = 64;

    private readonly string _text;
    private readonly List<HclToken> _tokens;
    private readonly HclFaults _faults;
    private int _at;

    private HclParser(string text, List<HclToken> tokens, HclFaults faults)
    {
        _text = text;
        _tokens = tokens;
        _faults = faults;
    }

    public static HclBody Parse(string text, List<HclToken> tokens, HclFaults faults)
    {
        var parser = new HclParser(text, tokens, faults);
        return parser.ParseBody(opening: null, depth: 0);
    }

    private HclToken Current => _tokens[_at];

    private HclBody ParseBody(HclToken? opening, int depth)
    {
        var attributes = new List<HclAttribute>();
        var blocks = new List<HclBlock>();
        while (true)
        {
            switch (Current.Kind)
            {
                case HclTokenKind.NewLine:
                    _at++;
                    break;
                case HclTokenKind.End:
                    if (opening is { } open)
                        Fault(open, "this { is never closed; expected } before the end of the file");
                    return new(attributes, blocks);
                case HclTokenKind.EndObject when opening is not null:
                    _at++;
                    return new(attributes, blocks);
                case HclTokenKind.Identifier:
                    ParseEntry(attributes, blocks, depth);
                    break;
                default:
                    Fault(Current, $"expected the name of a block or an attribute before {HclWords.Of(Current)}");
                    SkipExpression();
                    if (Current.Kind == HclTokenKind.EndObject && opening is null)
                        _at++;
                    break;
            }
        }
    }

    private void ParseEntry(List<HclAttribute> attributes, List<HclBlock> blocks, int depth)
    {
        var name = Current;
        _at++;
        if (Current.Kind == HclTokenKind.Equals)
        {
            _at++;
            var first = _at;
            SkipExpression();
            attributes.Add(new(TextOf(name), RangeOf(name), first, _at));
            return;
        }

        var labels = new List<HclLabel>();
        while (Current.Kind is HclTokenKind.Quoted or HclTokenKind.Identifier)
        {
            labels.Add(new(TextOf(Current).Trim('"'), RangeOf(Current)));
            _at++;
        }

        if (Current.Kind != HclTokenKind.BeginObject)
        {
            Fault(Current, $"expected = or {{ behind {JsonText.Brief(TextOf(name))} before {HclWords.Of(Current)}");
            SkipExpression();
            return;
        }

        var opening = Current;
        if (depth >= MaxDepth)
        {
            Fault(opening, $"more than {MaxDepth} blocks stand inside each other here; expected a flatter file");
            SkipExpression();
            return;
        }

        _at++;
        blocks.Add(new(TextOf(name), RangeOf(name), labels, ParseBody(opening, depth + 1)));
    }

    /// <summary>To the end of the line, but for lines within brackets.</summary>
    private void SkipExpression()
    {
        var open = 0;
        for (; Current.Kind != HclTokenKind.End; _at++)
        {
            switch (Current.Kind)
            {
                case HclTokenKind.BeginObject or HclTokenKind.BeginTuple or HclTokenKind.BeginParenthesis:
                    open++;
                    break;
                case HclTokenKind.EndTuple or HclTokenKind.EndParenthesis when open > 0:
                    open--;
                    break;
                case HclTokenKind.EndObject when open == 0:
                    return;
                case HclTokenKind.EndObject:
                    open--;
                    break;
                case HclTokenKind.NewLine when open == 0:
                    return;
            }
        }
    }

    private void Fault(HclToken token, string message) => _faults.Add(RangeOf(token), message);

    private string TextOf(HclToken token) => _text.Substring(token.Start, token.Length);

    private static TextRange RangeOf(HclToken token) => new(token.Start, token.Length);
}
