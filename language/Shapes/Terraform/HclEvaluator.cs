using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>
/// The values of expressions, as JSON whose ranges are those of the file. What stands in the file is read: literals, <c>locals</c>, and
/// the functions that put them together. What Terraform alone can work out is one fault at its place.
/// </summary>
internal sealed partial class HclEvaluator
{
    /// <summary>Of values and characters, beyond a few for each of the file: locals that hold each other twice double them line by line.</summary>
    private const int MostParts = 256 * 1024;

    private const string ExpectedJson = "expected JSON: jsonencode({ ... }), a heredoc, or an object";

    /// <summary>From one local to the next.</summary>
    private const int MostSteps = 64;

    private readonly string _text;
    private readonly List<HclToken> _tokens;
    private readonly Dictionary<string, HclAttribute> _locals;
    private readonly LineMap _lines;
    private readonly HclFaults _faults;
    private readonly Dictionary<HclAttribute, HclExpression> _parsed = [];
    private readonly HashSet<(HclExpression, bool IsJson)> _open = [];
    private readonly long _mostParts;
    private long _parts;
    private int _depth;
    private int _steps;

    public HclEvaluator(string text, List<HclToken> tokens, Dictionary<string, HclAttribute> locals, LineMap lines, HclFaults faults)
    {
        _text = text;
        _mostParts = MostParts + (4L * text.Length);
        _tokens = tokens;
        _locals = locals;
        _lines = lines;
        _faults = faults;
    }

    public HclExpression Parse(HclAttribute attribute)
    {
        if (!_parsed.TryGetValue(attribute, out var expression))
            _parsed.Add(attribute, expression = HclExpressionParser.Parse(_text, _tokens, attribute.First, attribute.Last, _faults));
        return expression;
    }

    /// <summary>The value; <see cref="JsonKind.Broken"/>, and a fault, where it cannot be read.</summary>
    public JsonValue Evaluate(HclExpression expression) => Nested(expression, isJson: false, value => value switch
    {
        HclLiteral literal => literal.Value,
        HclText quoted => EvaluateText(quoted),
        HclTuple tuple => new() { Kind = JsonKind.Array, Range = tuple.Range, Items = [.. tuple.Items.Select(Evaluate)] },
        HclObject written => EvaluateObject(written),
        HclCall call => EvaluateCall(call),
        HclReference reference => Follow(reference) is { } target ? Evaluate(target) : Broken(reference.Range),
        HclComputed computed => Fault(computed.Range, $"{computed.What} stands here, which Terraform alone can work out; write the value out"),
        _ => Broken(value.Range),
    });

    /// <summary>The value that JSON text holds: of <c>jsonencode</c>, of quoted JSON, of JSON in a heredoc, or an object as it is.</summary>
    public JsonValue EvaluateJson(HclExpression expression) => Nested(expression, isJson: true, value => value switch
    {
        HclCall { Name: "jsonencode" or "jsondecode", Arguments: [var only] } call => call.Name == "jsonencode" ? Evaluate(only) : EvaluateJson(only),
        HclReference reference => Follow(reference) is { } target ? EvaluateJson(target) : Broken(reference.Range),
        HclText quoted when OnlyTemplate(quoted) is { } template => EvaluateJson(template),
        HclText quoted => ParseJson(quoted.Range, Compose(quoted)),
        _ => DecodeJson(Evaluate(value)),
    });

    /// <summary>The value that JSON text holds which has been evaluated already.</summary>
    public JsonValue DecodeJson(JsonValue value) => value.Kind switch
    {
        JsonKind.String => ParseJson(value.Range, (value.Text, null)),
        JsonKind.Object or JsonKind.Array or JsonKind.Null or JsonKind.Broken => value,
        _ => Fault(value.Range, ExpectedJson),
    };

    private JsonValue Nested(HclExpression expression, bool isJson, Func<HclExpression, JsonValue> evaluate)
    {
        if (_depth >= JsonParser.MaxDepth)
            return Fault(expression.Range, $"more than {JsonParser.MaxDepth} values stand inside each other here; expected a flatter plan");
        if (++_parts > _mostParts)
            return Fault(expression.Range, "the locals of this file repeat each other beyond measure; write the plan out");
        _depth++;
        var isFirst = _open.Add((expression, isJson));
        var value = isFirst ? evaluate(expression) : Fault(expression.Range, "this value is made of itself; expected locals that do not lead back to themselves");
        if (isFirst)
            _open.Remove((expression, isJson));
        _depth--;
        return value;
    }

    private JsonValue EvaluateObject(HclObject written)
    {
        var members = new List<JsonMember>(written.Items.Count);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in written.Items)
        {
            if (NameOf(item) is not { } name)
                continue;
            var member = new JsonMember(name, item.Key.Range, Evaluate(item.Value));
            if (places.TryGetValue(name, out var earlier))
            {
                _faults.Add(new JsonProblem(JsonProblemKind.DuplicateName, member.NameRange, name, members[earlier].NameRange));
                members[earlier] = member;
            }
            else
            {
                places.Add(name, members.Count);
                members.Add(member);
            }
        }

        return new() { Kind = JsonKind.Object, Range = written.Range, Members = members };
    }

    private string? NameOf(HclItem item)
    {
        if (item.Name is not null)
            return item.Name;
        var key = Evaluate(item.Key);
        if (ToText(key) is { } name)
            return name;
        if (key.Kind != JsonKind.Broken)
            Fault(item.Key.Range, "expected text for a name");
        return null;
    }

    private JsonValue EvaluateText(HclText quoted)
    {
        if (OnlyTemplate(quoted) is { } template)
            return Evaluate(template);
        return Compose(quoted).Text is { } said ? new() { Kind = JsonKind.String, Range = quoted.Range, Text = said } : Broken(quoted.Range);
    }

    /// <summary>What <c>"${x}"</c> holds, which is x and no text; null for all other text.</summary>
    private HclExpression? OnlyTemplate(HclText quoted) =>
        HclTextReader.Read(_text, quoted.Token, new HclFaults()) is [{ Map: null, IsDirective: false } only] ? ParseTemplate(only) : null;

    private HclExpression ParseTemplate(HclTextPart part)
    {
        var inner = new TextRange(part.Template.Start + 2, Math.Max(0, part.Template.Length - 3));
        var (start, end) = (inner.Start, inner.End);
        if (start < end && _text[start] == '~')
            start++;
        if (start < end && _text[end - 1] == '~')
            end--;
        _parts += end - start;
        var own = HclLexer.Read(_text, new(start, end - start), _faults);
        return HclExpressionParser.Parse(_text, own, 0, own.Count - 1, _faults);
    }

    /// <summary>The text with its templates written out, and where each character stands; null, and a fault, when one cannot be.</summary>
    private (string? Text, SourceMap? Map) Compose(HclText quoted)
    {
        var read = HclTextReader.Read(_text, quoted.Token, _faults);
        _parts += quoted.Range.Length;
        if (read is [{ Map: { } only }])
            return (read[0].Text, only);
        var said = new StringBuilder();
        var map = new SourceMap();
        foreach (var part in read)
        {
            if (part.Map is not null)
            {
                for (var i = 0; i <= part.Text.Length; i++)
                    map.Add(said.Length + i, part.Map.ToSource(i));
                said.Append(part.Text);
                continue;
            }

            if (part.IsDirective)
            {
                Fault(part.Template, "a template that decides stands here, which Terraform alone can work out; write the text out, or %%{ for the characters themselves");
                return default;
            }

            var value = Evaluate(ParseTemplate(part));
            if (ToText(value) is not { } inserted)
            {
                if (value.Kind != JsonKind.Broken)
                    Fault(part.Template, "expected a template that gives text, a number, true or false");
                return default;
            }

            _parts += inserted.Length;
            if (_parts > _mostParts)
            {
                Fault(part.Template, "the locals of this file repeat each other beyond measure; write the plan out");
                return default;
            }

            for (var i = 0; i < inserted.Length; i++)
                map.Add(said.Length + i, part.Template.Start);
            said.Append(inserted);
        }

        map.Add(said.Length, quoted.Range.End);
        return (said.ToString(), map);
    }

    private JsonValue ParseJson(TextRange range, (string? Text, SourceMap? Map) json)
    {
        if (json.Text is not { } said)
            return Broken(range);
        if (string.IsNullOrWhiteSpace(said))
            return Fault(range, "expected JSON in this text, which is empty");
        _parts += said.Length;
        var map = json.Map ?? SourceMap.AllAt(range.Start);
        var document = JsonParser.Parse(said, offset => _lines.Locate(map.ToSource(offset)));
        foreach (var problem in document.Problems)
        {
            _faults.Add(problem with
            {
                Range = map.ToSource(problem.Range),
                Other = problem.Other is { } other ? map.ToSource(other) : null,
                Message = problem.Kind == JsonProblemKind.Syntax ? "no valid JSON: " + problem.Message : problem.Message,
            });
        }

        return _depth + HeightOf(document.Root) > 2 * JsonParser.MaxDepth
            ? Fault(range, $"more than {JsonParser.MaxDepth} values stand inside each other here; expected a flatter plan")
            : map.ToSource(document.Root);
    }
}
