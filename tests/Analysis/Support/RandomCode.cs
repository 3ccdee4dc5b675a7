using System.Text;

namespace TrackingPlan.Analysis.Tests;

/// <summary>
/// A program around untyped calls, made by chance: bags made of each other and of themselves, chains, nested values, and in half of the programs
/// tokens that are missing, doubled or swapped, as while somebody types.
/// </summary>
internal sealed class RandomCode
{
    /// <summary>What the programs stand beside: objects that hold themselves, whichever way a value is looked at.</summary>
    public const string Plan = """
        {
          "name": "Recursive",
          "definitions": {
            "node": {
              "type": "object",
              "properties": {
                "left": { "$ref": "#/definitions/node" }, "right": { "$ref": "#/definitions/node" },
                "all": { "type": "array", "items": { "$ref": "#/definitions/node" } }, "label": { "type": "string", "maxLength": 3 }
              }
            }
          },
          "events": {
            "Order Done": {
              "properties": {
                "node": { "$ref": "#/definitions/node" }, "left": { "$ref": "#/definitions/node" }, "amount": { "type": "number", "minimum": 0 },
                "kind": { "enum": ["a", "b"] }, "tags": { "type": "array", "items": { "type": "string" } }
              },
              "required": ["amount"]
            }
          }
        }
        """;

    private static readonly string[] Events = ["Order Done", "Order Don", "Referral Converted", "Referral Invite Sent", "order_done", "", "\\u202e", "x"];
    private static readonly string[] Keys = ["node", "left", "right", "all", "label", "amount", "kind", "tags", "plan_name", "currency", "nope", "amuont", "\\u200b"];
    private static readonly string[] Types = ["JsonObject", "Bag", "Dictionary<string, object>", "var", "object", "Missing"];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private int _locals;

    private RandomCode(int seed) => _random = new(seed);

    public static string Of(int seed)
    {
        var code = new RandomCode(seed);
        code.Program();
        var whole = code._text.ToString();
        return code.Chance(2) ? code.Broken(whole) : whole;
    }

    private void Program()
    {
        _text.Append("""
            using System; using System.Collections.Generic; using System.Linq; using System.Text.Json.Nodes; using System.Threading.Tasks;
            using TrackingPlan; using ReferralPlan; using Recursive;
            class Bag : Dictionary<string, object> { public Bag() {} public Bag(object a) {} public Bag(object a, object b) {} public new Bag Add(string k, object v) => this; public Bag Put(string k, object v) => this; }

            """);
        _text.Append($"partial class Program{(Chance(8) ? " : Program" : "")}(ISegmentClient client, Segment.Analytics.IAnalytics analytics, bool flag)\n{{\n");
        _text.Append("[UntypedTrack(Event = \"what\", Properties = \"data\")] void Send(string what, object data) => analytics.Track(what, data as Segment.Serialization.JsonObject);\n");
        _text.Append($"static readonly Bag Shared = {Value(3)};\nconst string Name = {(Chance(5) ? "Name" : Text(Events))};\n");
        for (var methods = _random.Next(1, 3); methods > 0; methods--)
        {
            _locals = _random.Next(2, 14);
            _text.Append($"async Task<object> M{methods}(Bag p0, string key)\n{{\n");
            Statements(_random.Next(4, 24), 3);
            _text.Append("return p0;\n}\n");
        }

        _text.Append("}\n");
    }

    private void Statements(int count, int depth)
    {
        for (; count > 0; count--)
            Statement(depth);
    }

    private void Statement(int depth)
    {
        switch (_random.Next(depth > 0 ? 16 : 10))
        {
            case 0 or 1 or 2: _text.Append($"{Pick(Types)} {Local()} = {Bag(depth)};\n"); break;
            case 3: _text.Append($"{Local()}[{Text(Keys)}] = {Value(depth)};\n"); break;
            case 4: _text.Append($"{Local()}.Add({Key()}, {Value(depth)});\n"); break;
            case 5 or 6 or 7: _text.Append(Call(depth)).Append(";\n"); break;
            case 8: _text.Append($"_ = new ReferralInviteSent {{ ReferrerUserId = {Value(1)}, ReferralCode = {Text(Keys)} }} with {{ ReferralCode = {Value(1)} }};\n"); break;
            case 9: _text.Append($"{Local()} = {Local()};\n"); break;
            case 10: Block($"if ({(Chance(2) ? "flag" : Call(1))})", depth); break;
            case 11: Block($"foreach (var {Local()} in new[] {{ {Bag(1)}, {Local()} }})", depth); break;
            case 12: Block("for (;;)", depth); break;
            case 13: Block($"Action<Bag> f{_random.Next(9)} = {Local()} =>", depth); _text.Append(";\n"); break;
            case 14: Block($"void G{_random.Next(9)}(Bag {Local()})", depth); break;
            default: Block("try", depth); Block($"catch (Exception e) when ({Call(1)} is null)", depth); break;
        }
    }

    private void Block(string head, int depth)
    {
        _text.Append(head).Append("\n{\n");
        Statements(_random.Next(4), depth - 1);
        _text.Append("}\n");
    }

    private string Call(int depth) => _random.Next(6) switch
    {
        0 or 1 => $"client{(Chance(4) ? "?" : "")}.TrackUntyped(\"u\", {Event()}, {Bag(depth)})",
        2 => $"analytics.Track({Event()}, {Bag(depth)})",
        3 => $"Send({Event()}, {Bag(depth)})",
        4 => $"client.IdentifyUntyped({Local()}, {Bag(depth)})",
        _ => $"await client.TrackUntypedAsync(properties: {Bag(depth)}, eventName: {Event()}, identity: \"u\")",
    };

    private string Bag(int depth)
    {
        switch (_random.Next(depth > 0 ? 9 : 2))
        {
            case 0: return Local();
            case 1: return "new Bag()";
            case 2: return $"new Bag({Bag(depth - 1)}, {Bag(depth - 1)}){Initializer(depth - 1)}";
            case 3: return $"new {Pick(Types)}({Bag(depth - 1)}){Initializer(depth - 1)}";
            case 4: return $"new JsonObject{Initializer(depth - 1)}";
            case 5: return $"new {{ {string.Join(", ", Many(4, () => $"{Pick(["node", "left", "amount", "kind", "x"])} = {Value(depth - 1)}"))} }}";
            case 6: return Bag(depth - 1) + string.Concat(Many(_random.Next(20) == 0 ? 200 : 5, () => $".{Pick(["Add", "Put", "With"])}({Key()}, {Value(0)})"));
            case 7: return $"(flag ? {Bag(depth - 1)} : {Bag(depth - 1)})";
            default: return $"(({Pick(Types)}){Bag(depth - 1)})";
        }
    }

    private string Initializer(int depth) => Chance(2)
        ? $" {{ {string.Join(", ", Many(5, () => $"[{Key()}] = {Value(depth)}"))} }}"
        : $" {{ {string.Join(", ", Many(5, () => $"{{ {Key()}, {Value(depth)} }}"))} }}";

    private string Value(int depth)
    {
        switch (_random.Next(depth > 0 ? 14 : 8))
        {
            case 0: return Text(Keys);
            case 1: return Pick(["1", "-1", "1.5m", "double.NaN", "1e300", "'c'", "true", "null", "default", "int.MaxValue * 2L"]);
            case 2 or 3: return Local();
            case 4: return Pick(["key", "Name", "Shared", "DateTime.Now", "Guid.NewGuid()", "this", "nameof(key)"]);
            case 5: return $"$\"x{{{Local()}}}\"";
            case 6: return "new string[] { \"a\", null }";
            case 7: return Pick(["ReferralInviteSent.ChannelValue.Email", "DayOfWeek.Friday", "Name + key", "flag ? 1 : \"x\""]);
            case 8: return $"new[] {{ {string.Join(", ", Many(4, () => Value(depth - 1)))} }}";
            case 9: return $"new List<object> {{ {string.Join(", ", Many(4, () => Value(depth - 1)))} }}";
            case 10: return string.Concat(Many(_random.Next(20) == 0 ? 100 : 4, () => $"flag ? {Value(0)} : ")) + Value(0);
            case 11: return $"(object){Value(depth - 1)}";
            case 12: return $"new JsonArray({Value(depth - 1)}, {Value(depth - 1)})";
            default: return Bag(depth - 1);
        }
    }

    private string Broken(string code)
    {
        var tokens = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseTokens(code).Where(token => token.Span.Length > 0).ToList();
        foreach (var at in Many(6, () => _random.Next(tokens.Count)).Distinct().OrderDescending())
        {
            var token = tokens[at];
            var written = _random.Next(4) switch { 0 => "", 1 => token.Text + " " + token.Text, 2 => tokens[_random.Next(tokens.Count)].Text, _ => Pick(["(", "}", "\"", "new", "=>", "?", ";", "b1", "with"]) };
            code = code[..token.SpanStart] + written + code[token.Span.End..];
        }

        return Chance(5) ? code[.._random.Next(code.Length)] : code;
    }

    private string Event() => _random.Next(5) switch { 0 => "Name", 1 => "key", _ => Text(Events) };

    private string Key() => Chance(8) ? "key" : Text(Keys);

    private string Local() => _random.Next(12) == 0 ? "p0" : "b" + _random.Next(_locals == 0 ? 3 : _locals);

    private string Text(string[] of) => $"\"{Pick(of)}\"";

    private string Pick(string[] of) => of[_random.Next(of.Length)];

    private List<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => make())];

    private bool Chance(int of) => _random.Next(of) == 0;
}
