using System.Text;
using System.Text.Json.Nodes;
using TrackingPlan.Generator.Tests.Generation;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Fuzz;

/// <summary>
/// The text of a plan that refers to itself, goes deep, is wide, or means harm: by a grammar, so that most are plans and not noise. The same
/// random numbers give the same text.
/// </summary>
internal sealed class HostilePlan
{
    private static readonly string[] Patterns =
    [
        "^[a-z]+$", "(a+)+$", "^(\\w+\\s?)*$", "(", "[", "^(?!x)", "(?<=a)b", "\\1", "(a)\\1", "(?P<n>a)", "\\p{L}+", "", "a{1,999}", "(a{1,99}){1,99}", "\\", "$^", "(x*)*y", "[^",
    ];

    private static readonly string[] Numbers = ["0", "1", "-1", "0.1", "1.0", "2147483647", "2147483648", "-0", "1e3", "1e28", "79228162514264337593543950335", "-79228162514264337593543950335", "1e-28", "1e400", "0.0000000000000000000000000001"];

    private static readonly string[] Formats = ["date-time", "date", "time", "uuid", "uri", "email", "ipv4", "ipv6", "hostname", "regex", "json-pointer", "nothing", ""];

    private static readonly string[] Types = ["string", "integer", "number", "boolean", "object", "array", "null", "any", "date", "", "int"];

    private static readonly string[] Tokens = ["{", "}", "[", "]", ",", ":", "\"", "\\", "null", "1e400", "-", "\"$ref\":\"#\"", "\"type\":", "\"anyOf\":[", "\u0000", "\ufeff", "//", "/*", "\\ud800", "\u2028"];

    private readonly Random _random;
    private readonly RandomNames _names;
    private readonly string[] _properties;
    private readonly int _definitions;
    private readonly Shape _shape;

    private HostilePlan(Random random)
    {
        _random = random;
        _names = new(random);
        _properties = [.. _names.Several(12).Select(Quote)];
        _shape = (Shape)random.Next(Enum.GetValues<Shape>().Length);
        _definitions = random.Next(40) switch { 0 => random.Next(2_000, 20_000), < 8 => random.Next(60, 300), _ => random.Next(0, 20) };
    }

    /// <summary>How definitions refer to each other.</summary>
    private enum Shape
    {
        Random,
        Chain,
        Circle,
        Double,
        Back,
    }

    /// <summary>More than a plan that people write, by far; what is made of it is a hundred times as long.</summary>
    private const int MostCharacters = 1_000_000;

    public static string Next(Random random)
    {
        var text = random.Next(6) == 0
            ? RandomPlan.Next(random, Enum.GetValues<PlanShape>()[random.Next(Enum.GetValues<PlanShape>().Length)]).Text
            : new HostilePlan(random).Write();
        while (text.Length > MostCharacters)
            text = new HostilePlan(random).Write();
        return random.Next(8) == 0 ? Break(text, random) : text;
    }

    /// <summary>The plan after an edit that changes what it says.</summary>
    public static string Edit(string plan, Random random)
    {
        // The last one: what is at the end of a chain reaches all that leads there.
        string[] words = ["\"string\"", "\"integer\"", "\"required\"", "\"items\"", "\"a\"", "\"description\""];
        var word = words.OrderBy(_ => random.Next()).FirstOrDefault(word => plan.Contains(word, StringComparison.Ordinal), "");
        var at = plan.LastIndexOf(word, StringComparison.Ordinal);
        return word.Length == 0 ? plan : plan[..at] + words[random.Next(words.Length)] + plan[(at + word.Length)..];
    }

    /// <summary>Payloads, one a line, of which many name events of the plan.</summary>
    public static string Payloads(Random random)
    {
        var lines = new StringBuilder();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            lines.Append("{\"type\":\"track\",\"event\":\"E").Append(random.Next(3)).Append("\",\"properties\":").Append(Value(random, 6)).Append("}\n");
        }

        return lines.ToString();
    }

    private static string Value(Random random, int depth) => random.Next(depth > 0 ? 8 : 4) switch
    {
        0 => Numbers[random.Next(Numbers.Length - 2)],
        1 => "\"a\"",
        2 => "null",
        3 => "true",
        4 or 5 => "{" + string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"\"{"abp"[random.Next(3)]}{i}\":{Value(random, depth - 1)}")) + "}",
        6 when random.Next(20) == 0 => "[" + string.Join(",", Enumerable.Range(0, 20_000)) + "]",
        _ => "[" + string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))) + "]",
    };

    private static string Break(string text, Random random)
    {
        var broken = new StringBuilder(text);
        for (var times = random.Next(1, 4); times > 0 && broken.Length > 0; times--)
        {
            var at = random.Next(broken.Length);
            switch (random.Next(4))
            {
                case 0: broken.Length = at; break;
                case 1: broken.Insert(at, Tokens[random.Next(Tokens.Length)]); break;
                case 2: broken.Remove(at, Math.Min(random.Next(1, 30), broken.Length - at)); break;
                default: broken[at] = (char)random.Next(32, 127); break;
            }
        }

        return broken.ToString();
    }

    private string Write()
    {
        var members = new List<string> { "\"name\":" + Quote(_names.Next()) };
        if (_random.Next(6) == 0)
            members.Add("\"naming\":{\"events\":\"Title Case\",\"properties\":\"snake_case\"}");
        if (_definitions > 0)
            members.Add("\"definitions\":{" + string.Join(",", Enumerable.Range(0, _definitions).Select(i => $"\"d{i}\":{Definition(i)}")) + "}");
        members.Add("\"events\":{" + string.Join(",", Enumerable.Range(0, Few(400)).Select(i => $"{(i < 3 ? $"\"E{i}\"" : Quote(_names.Next() + i))}:{Call()}")) + "}");
        if (_random.Next(3) == 0)
            members.Add("\"identify\":" + Call().Replace("\"properties\":", "\"traits\":", StringComparison.Ordinal));
        if (_random.Next(4) == 0)
            members.Add("\"metrics\":{" + string.Join(",", Enumerable.Range(0, Few(300)).Select(i => $"\"m{i}\":{{\"event\":\"E{_random.Next(4)}\",\"groupBy\":{Property()}}}")) + "}");
        if (_random.Next(4) == 0)
            members.Add("\"destinations\":{\"crm\":{\"events\":{\"E0\":{\"fields\":{" + string.Join(",", Enumerable.Range(0, Few(300)).Select(i => $"{Property()}:\"f{i}\"")) + "}}}}}");
        return "{" + string.Join(",", members) + "}";
    }

    private string Call()
    {
        var members = new List<string>();
        if (_random.Next(2) == 0)
            members.Add("\"description\":" + Quote(_names.Next()));
        if (_random.Next(5) == 0)
            members.Add("\"version\":2,\"versions\":{\"1\":" + Object(1) + "}");
        if (_random.Next(8) == 0)
            members.Add("\"user\":" + Property());
        members.Add("\"properties\":{" + string.Join(",", Enumerable.Range(0, Few(3_000)).Select(i => $"{(i < 12 ? _properties[i] : $"\"p{i}\"")}:{Schema(3)}")) + "}");
        if (_random.Next(2) == 0)
            members.Add("\"required\":[" + string.Join(",", Enumerable.Range(0, Few(1_000)).Select(_ => Property())) + "]");
        return "{" + string.Join(",", members) + "}";
    }

    /// <summary>Mostly few; now and then as many as would hurt a walk that is not linear.</summary>
    private int Few(int many) => _random.Next(60) == 0 ? _random.Next(many) : _random.Next(1, 5);

    private string Definition(int place)
    {
        // In a shape, all definitions are of one kind and refer to each other in one way.
        var (first, second) = _shape switch
        {
            Shape.Chain => (place + 1, place + 1),
            Shape.Circle => ((place + 1) % _definitions, (place + 1) % _definitions),
            Shape.Double => (place + 1, place + 1 + _random.Next(2)),
            Shape.Back => (_random.Next(place + 1), place + 1),
            _ => (_random.Next(_definitions), _random.Next(_definitions)),
        };
        if (_shape != Shape.Random && place == _definitions - 1)
            return Schema(1);
        return _random.Next(9) switch
        {
            0 => Reference(first),
            1 => $$"""{"type":"array","items":{{Reference(first)}}{{(_random.Next(3) == 0 ? ",\"minItems\":1" : "")}} }""",
            2 => $$"""{"anyOf":[{"type":"string"},{"type":"array","items":{{Reference(first)}} }]}""",
            3 => $$"""{"anyOf":[{{Reference(first)}},{{Reference(second)}},{{Schema(1)}}]}""",
            4 => $$"""{"allOf":[{{Reference(first)}},{{Reference(second)}}]}""",
            5 => $$"""{"allOf":[{{Reference(first)}},{"properties":{"x{{place}}":{{Reference(second)}} } }]}""",
            6 => $$"""{"type":["array","object"],"items":{{Reference(first)}},"properties":{"p":{{Reference(second)}} } }""",
            7 => Schema(2),
            _ => "{\"type\":\"object\",\"properties\":{\"a\":" + Reference(first) + ",\"b\":" + Reference(second) + "}"
                + (_random.Next(3) == 0 ? ",\"required\":[\"a\",\"b\"]" : "") + (_random.Next(6) == 0 ? ",\"default\":{\"a\":{\"b\":1}}" : "") + "}",
        };
    }

    private string Reference(int place) => _random.Next(30) switch
    {
        0 => """{"$ref":"#/definitions/nowhere"}""",
        1 => """{"$ref":"#/events/E0/properties/p0"}""",
        2 => """{"$ref":"#"}""",
        3 => $$"""{"$ref":"#/definitions/d{{place}}","description":"beside"}""",
        4 => $$"""{"anyOf":[{"$ref":"#/definitions/d{{place}}"},{"type":"null"}]}""",
        _ => $$"""{"$ref":"#/definitions/d{{place}}"}""",
    };

    private string Property() => _random.Next(3) == 0 ? Quote(_names.Next()) : _properties[_random.Next(_properties.Length)];

    private string Object(int depth) =>
        "{\"properties\":{" + string.Join(",", Enumerable.Range(0, _random.Next(4)).Select(_ => $"{Property()}:{Schema(depth)}")) + "}}";

    private string Schema(int depth)
    {
        var kind = _random.Next(depth > 0 ? 26 : 14);
        switch (kind)
        {
            case < 3: return "{\"type\":\"string\"}";
            case 3: return $$"""{"type":"string","pattern":{{Quote(Patterns[_random.Next(Patterns.Length)])}},"examples":["aaaaaaaaaaaaaaaaaaaaaaaaaaaa!"]}""";
            case 4: return $$"""{"type":"string","format":"{{Formats[_random.Next(Formats.Length)]}}","minLength":{{Number()}},"default":{{Quote(_names.Next())}} }""";
            case 5: return $$"""{"type":"{{(_random.Next(2) == 0 ? "integer" : "number")}}","minimum":{{Number()}},"exclusiveMaximum":{{Number()}},"multipleOf":{{Number()}} }""";
            case 6: return $$"""{"type":{{(_random.Next(2) == 0 ? $"\"{Type()}\"" : $"[\"{Type()}\",\"{Type()}\",\"null\"]")}},"items":{"type":"string"},"properties":{"a":{} } }""";
            case 7: return "{\"enum\":[" + string.Join(",", Enumerable.Range(0, Few(3_000)).Select(i => _random.Next(8) == 0 ? Number() : Quote(_names.Next() + (i > 5 ? i : "")))) + "]}";
            case 8: return $$"""{"const":{{(_random.Next(3) == 0 ? Number() : Quote(_names.Next()))}} }""";
            case 9: return _random.Next(2) == 0 ? "true" : "{}";
            case 10: return $$"""{"type":"array","uniqueItems":true,"minItems":{{Number()}},"maxItems":{{Number()}},"items":{"type":"integer"} }""";
            case < 14 when _definitions > 0: return Reference(_random.Next(_definitions));
            case < 14: return "{\"type\":\"boolean\"}";
            case 14: return Deep();
            case 15: return "{\"anyOf\":[" + string.Join(",", Enumerable.Range(0, Few(3_000)).Select(_ => Schema(0))) + "]}";
            case 16: return "{\"oneOf\":[" + string.Join(",", Enumerable.Range(0, Few(600)).Select(i => $$"""{"type":"object","properties":{"k{{i}}":{"const":"v{{i}}"} },"required":["k{{i}}"]}""")) + "]}";
            case 17: return "{\"allOf\":[" + string.Join(",", Enumerable.Range(0, Few(300)).Select(_ => Object(depth - 1))) + "]}";
            case 18: return $$"""{"if":{{Schema(0)}},"then":{{Schema(depth - 1)}},"not":{{Schema(0)}},"patternProperties":{"^a":{{Schema(0)}} },"additionalProperties":{{Schema(0)}} }""";
            case 19: return "{\"type\":\"object\",\"properties\":{" + string.Join(",", Enumerable.Range(0, Few(20_000)).Select(_ => "\"a\":{\"type\":\"string\"}")) + "}}";
            case 20: return $$"""{"csharpName":"Same","type":"object","properties":{"a":{{Schema(depth - 1)}} } }""";
            case < 23: return $$"""{"type":"array","items":{{Schema(depth - 1)}} }""";
            default: return Object(depth - 1);
        }
    }

    /// <summary>Lists, objects, unions and sums inside each other, up to where the reader gives up and beyond.</summary>
    private string Deep()
    {
        var depth = _random.Next(3) == 0 ? _random.Next(2, 140) : _random.Next(2, 30);
        var kind = _random.Next(6);
        var schema = new StringBuilder();
        var end = new Stack<string>();
        for (var i = 0; i < depth; i++)
        {
            var (before, after) = (kind == 5 ? _random.Next(5) : kind) switch
            {
                0 => ("{\"type\":\"array\",\"items\":", "}"),
                1 => ("{\"type\":\"object\",\"properties\":{\"p\":", "}}"),
                2 => ("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\",\"items\":", "}]}"),
                3 => ("{\"type\":[\"array\",\"object\"],\"properties\":{\"p\":{\"type\":\"string\"}},\"items\":", "}"),
                _ => ("{\"allOf\":[{\"properties\":{\"q\":", "}},{\"required\":[\"q\"]}]}"),
            };
            schema.Append(before);
            end.Push(after);
        }

        schema.Append("{\"type\":\"integer\"}");
        while (end.TryPop(out var after))
            schema.Append(after);
        return schema.ToString();
    }

    private string Number() => Numbers[_random.Next(Numbers.Length)];

    private string Type() => Types[_random.Next(Types.Length)];

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
