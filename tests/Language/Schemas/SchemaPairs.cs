using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>
/// Schemas of draft-07 made by chance out of every keyword there is, each with values that it may take and values near those, so that both
/// verdicts are frequent.
/// </summary>
internal sealed class SchemaPairs
{
    /// <summary>Beside names: an anchor, a document of its own, one that holds itself, and names that a pointer must escape.</summary>
    private const string Address = "http://plans.example/root.json";

    private static readonly string[] Names = ["a", "b", "x-1", "é", "😀", "", "a/b~c %", "constructor"];

    private static readonly string[] Characters = ["a", "b", "Z", "0", "é", "😀", "字", "-", " ", "\n", "\u0301"];

    private readonly Random _random;
    private readonly List<(string Reference, Made Made)> _shared = [];

    private SchemaPairs(int seed) => _random = new(seed);

    /// <summary>A schema, and so many values.</summary>
    public static (string Schema, IReadOnlyList<string> Values) Of(int seed, int values)
    {
        var pairs = new SchemaPairs(seed);
        var (members, root) = pairs.Document();
        return (Text(members), [.. Enumerable.Range(0, values).Select(i => i % 2 == 0 ? root.Value() : pairs.Near(root.Value()))]);
    }

    private (List<(string, string)> Members, Made Root) Document()
    {
        var definitions = new List<(string, string)>();
        if (Chance(2))
        {
            Share("plain", "#/definitions/plain", Any(1));
            Share("a/b~c %", "#/definitions/a~1b~0c%20%25", Any(1));
            Share("anchored", "#anchor", Any(0).With("$id", "\"#anchor\""));
            Share("own", "own.json", Any(0).With("$id", "\"own.json\""));
            Made? list = null;
            list = new Made([("type", "\"object\""), ("properties", """{"next":{"$ref":"#/definitions/list"},"value":{"type":"integer"}}"""), ("additionalProperties", "false")],
                () => Chance(2) ? """{"value":1}""" : $$"""{"next":{{list!.Value()}},"value":{{(Chance(8) ? "0.5" : "2.0")}}}""");
            Share("list", "#/definitions/list", list);
        }

        var root = Any(3);
        var members = root.Members.ToList();
        if (definitions.Count > 0)
        {
            members.Insert(0, ("$id", JsonSerializer.Serialize(Address)));
            members.Add((Chance(4) ? "$defs" : "definitions", Text(definitions)));
            if (members[^1].Item1 == "$defs")
                members = [.. members.Select(m => m with { Item2 = m.Item2.Replace("#/definitions/", "#/$defs/", StringComparison.Ordinal) })];
        }

        if (Chance(10))
            members.Insert(0, ("$schema", "\"http://json-schema.org/draft-07/schema#\""));

        // Beside a reference the address would say nothing.
        return root.Members.Any(m => m.Name == "$ref") ? ([.. members.Where(m => m.Item1 is not ("$ref" or "$id")), ("allOf", $"[{root.Text}]".Replace("#/definitions/", members.Exists(m => m.Item1 == "$defs") ? "#/$defs/" : "#/definitions/", StringComparison.Ordinal)), .. members.Where(m => m.Item1 == "$id")], root) : (members, root);

        void Share(string name, string reference, Made made)
        {
            definitions.Add((name, made.Text));
            _shared.Add((reference, made));
        }
    }

    private Made Any(int depth)
    {
        var made = _random.Next(depth > 0 ? 13 : 6) switch
        {
            0 or 1 => String(),
            2 or 3 => Number(),
            4 => Constant(),
            5 => Chance(3) ? new Made([], Scalar) : new Made([("type", Pick("\"boolean\"", "\"null\"", "[\"boolean\",\"null\"]", "\"integer\"", "[\"number\",\"object\"]"))], Scalar),
            6 or 7 => Array(depth),
            8 or 9 => Object(depth),
            10 or 11 => Combined(depth),
            _ => _shared.Count > 0 ? Reference() : Object(depth),
        };
        if (Chance(6) && made.Members.All(m => m.Name != "$ref"))
            made = made.With(Pick([.. KeywordTable.All.Where(k => k.Role is not KeywordRole.Limits && k.Subschemas == Subschemas.None && k.Name is not ("id" or "$id" or "$schema"))]));

        // What limits values of another type says nothing of this one.
        if (Chance(8))
            made = made.With(Pick(("minLength", "1"), ("maximum", "1"), ("maxItems", "1"), ("maxProperties", "1"), ("required", "[\"a\"]"), ("multipleOf", "2")));
        return made;
    }

    private Made String()
    {
        var members = new List<(string, string)>();
        if (Chance(2))
            members.Add(("type", Pick("\"string\"", "[\"string\",\"null\"]")));
        switch (_random.Next(3))
        {
            case 0:
                var most = _random.Next(4);
                members.Add(("minLength", $"{_random.Next(3)}{Pick("", "", ".0")}"));
                if (Chance(2))
                    members.Add(("maxLength", $"{most}"));
                return new(members, () => JsonSerializer.Serialize(string.Concat(Enumerable.Range(0, _random.Next(5)).Select(_ => Pick(Characters)))));
            case 1:
                var (pattern, texts) = Pick(SchemaTexts.Patterns);
                members.Add(("pattern", JsonSerializer.Serialize(pattern)));
                return new(members, () => JsonSerializer.Serialize(Pick(texts)));
            default:
                var format = Pick([.. SchemaTexts.Formats.Keys]);
                members.Add(("format", $"\"{format}\""));
                return new(members, () => JsonSerializer.Serialize(Pick(SchemaTexts.Formats[format])));
        }
    }

    private Made Number()
    {
        var (unit, scale) = Pick((1, 0), (1, 0), (1, 0), (3, 0), (1, 2), (5, 1), (25, 2), (1, 7), (9007199254740993, 0), (1, -20));
        var members = new List<(string, string)>();
        if (Chance(2))
            members.Add(("type", Pick("\"number\"", "\"integer\"")));
        if (Chance(2))
            members.Add((Pick("minimum", "exclusiveMinimum"), Times(_random.Next(-3, 3))));
        if (Chance(2))
            members.Add((Pick("maximum", "exclusiveMaximum"), Times(_random.Next(1, 6))));
        if (Chance(2))
            members.Add(("multipleOf", Times(_random.Next(1, 3))));
        return new(members, () => Spelled(Times(_random.Next(-4, 8))));

        string Times(int count)
        {
            var digits = new BigInteger(unit) * count;
            if (scale <= 0)
                return (digits * BigInteger.Pow(10, -scale)).ToString(CultureInfo.InvariantCulture);
            var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
            return $"{(digits.Sign < 0 ? "-" : "")}{text[..^scale]}.{text[^scale..]}";
        }
    }

    private string Spelled(string number) => _random.Next(6) switch
    {
        0 => number + (number.Contains('.', StringComparison.Ordinal) ? "0" : ".0"),
        1 => number + "e0",
        2 => number + (number.Contains('.', StringComparison.Ordinal) ? "1" : ".5"),
        _ => number,
    };

    private Made Constant()
    {
        var values = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Chance(3) ? Pick("[1,2]", """{"a":1,"b":[true]}""", "[]", "{}", "1e2") : Scalar()).Distinct().ToList();
        return new([Chance(2) ? ("const", values[0]) : ("enum", $"[{string.Join(',', values.DistinctBy(Meaning))}]")], () => Respelled(Pick([.. values])));
    }

    private Made Array(int depth)
    {
        var members = new List<(string, string)>();
        if (Chance(2))
            members.Add(("type", "\"array\""));
        List<Made> items = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Any(depth - 1))];
        var last = items[^1];
        switch (_random.Next(4))
        {
            case 0:
                members.Add(("items", Schema(items[0])));
                items = [items[0]];
                last = items[0];
                break;
            case 1:
                members.Add(("items", $"[{string.Join(',', items.Select(Schema))}]"));
                if (Chance(2))
                {
                    last = Any(depth - 1);
                    members.Add(("additionalItems", Schema(last)));
                }

                break;
            case 2:
                members.Add(("contains", Schema(items[0])));
                break;
            default:
                members.Add(("uniqueItems", Pick("true", "true", "false")));
                break;
        }

        if (Chance(3))
            members.Add(("minItems", $"{_random.Next(3)}"));
        if (Chance(3))
            members.Add(("maxItems", $"{_random.Next(1, 4)}"));
        return new(members, () =>
        {
            var values = Enumerable.Range(0, _random.Next(4)).Select(i => (i < items.Count ? items[i] : last).Value()).ToList();
            if (values.Count > 0 && Chance(3))
                values.Add(Respelled(values[0]));
            return $"[{string.Join(',', values)}]";
        });
    }

    private Made Object(int depth)
    {
        var members = new List<(string, string)>();
        var properties = Names.Where(_ => Chance(3)).Select(name => (Name: name, Made: Any(depth - 1))).ToList();
        var others = Any(depth - 1);
        if (Chance(2))
            members.Add(("type", "\"object\""));
        if (properties.Count > 0)
            members.Add(("properties", Text(properties.Select(p => (p.Name, Schema(p.Made))))));
        if (Chance(2))
            members.Add(("required", JsonSerializer.Serialize(Names.Where(_ => Chance(5)))));
        if (Chance(3))
            members.Add(("additionalProperties", Pick("false", Schema(others))));
        if (Chance(4))
            members.Add(("patternProperties", Text([(Pick("^x-", "^.$", "\\p{L}"), Schema(others))])));
        if (Chance(5))
            members.Add(("propertyNames", Schema(String())));
        if (Chance(5))
            members.Add(("minProperties", $"{_random.Next(3)}"));
        if (Chance(5))
            members.Add(("maxProperties", $"{_random.Next(1, 4)}"));
        if (Chance(4))
            members.Add(("dependencies", Text([("a", Pick("[\"b\"]", "[]", """{"required":["x-1"]}""", Schema(Object(0))))])));
        return new(members, () =>
        {
            var written = properties.Where(_ => !Chance(5)).Select(p => (p.Name, p.Made.Value())).ToList();
            if (Chance(2))
                written.Add((Pick("x-2", "b", "other", "x-1"), Chance(2) ? others.Value() : Scalar()));
            return Text(written.DistinctBy(m => m.Name));
        });
    }

    private Made Combined(int depth)
    {
        var (first, second) = (Any(depth - 1), Any(depth - 1));
        return _random.Next(6) switch
        {
            0 => new([("allOf", $"[{Schema(first)},{Schema(second)}]")], first.Value),
            1 => new([("anyOf", $"[{Schema(first)},{Schema(second)}]")], Either),
            2 => new([("oneOf", $"[{Schema(first)},{Schema(second)}]")], Either),
            3 => new([("not", Schema(first))], Either),
            4 => new([("if", Schema(first)), ("then", Schema(second)), ("else", Schema(Any(depth - 1)))], Either),
            _ => new([("if", Schema(first)), ("else", Schema(second)), .. second.Members.Where(m => m.Name is not ("if" or "then" or "else" or "$ref" or "$id"))], Either),
        };

        string Either() => Chance(2) ? first.Value() : second.Value();
    }

    private Made Reference()
    {
        var (reference, made) = Pick([.. _shared]);
        var members = new List<(string, string)> { ("$ref", JsonSerializer.Serialize(Chance(6) && reference[0] != '#' ? "http://plans.example/" + reference : reference)) };
        if (Chance(6))
            members.Add(Pick(("type", "\"string\""), ("minimum", "5"), ("description", "\"x\"")));
        return new(members, made.Value);
    }

    private string Schema(Made made) => Chance(15) ? Pick("true", "false", "{}") : made.Text;

    private string Scalar() => Pick("null", "true", "false", "0", "1", "1.0", "-0", "100", "0.5", "\"\"", "\"a\"", "\"é😀\"", "[]", "{}", """{"a":1}""", "[1,\"a\"]");

    /// <summary>The same value in other characters: members in another order, numbers with zeros.</summary>
    private static string Respelled(string value) => JsonNode.Parse(value) switch
    {
        JsonObject members => Text(members.Reverse().Select(m => (m.Key, m.Value?.ToJsonString() ?? "null"))),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number && !value.Contains('e', StringComparison.OrdinalIgnoreCase) => value + (value.Contains('.', StringComparison.Ordinal) ? "0" : ".0"),
        _ => value,
    };

    private static string Meaning(string value) => JsonNode.Parse(value) is JsonValue number && number.GetValueKind() == JsonValueKind.Number ? (number.GetValue<double>() + 0.0).ToString(CultureInfo.InvariantCulture) : value;

    /// <summary>A value with one thing about it changed.</summary>
    private string Near(string value)
    {
        switch (JsonNode.Parse(value))
        {
            case JsonObject { Count: > 0 } members:
                var all = members.Select(m => (m.Key, m.Value?.ToJsonString() ?? "null")).ToList();
                var at = _random.Next(all.Count);
                if (Chance(3))
                    all.RemoveAt(at);
                else if (Chance(3))
                    all.Add((Pick("x-3", "new"), Scalar()));
                else
                    all[at] = (all[at].Key, Near(all[at].Item2));
                return Text(all);
            case JsonArray { Count: > 0 } items:
                var values = items.Select(item => item?.ToJsonString() ?? "null").ToList();
                var place = _random.Next(values.Count);
                if (Chance(3))
                    values.RemoveAt(place);
                else if (Chance(2))
                    values.Add(values[place]);
                else
                    values[place] = Near(values[place]);
                return $"[{string.Join(',', values)}]";
            case JsonValue text when text.GetValueKind() == JsonValueKind.String && !Chance(3):
                return JsonSerializer.Serialize(Chance(2) ? text.GetValue<string>() + Pick(Characters) : Pick(Characters) + text.GetValue<string>());
            case JsonValue number when number.GetValueKind() == JsonValueKind.Number && !Chance(3) && !value.Contains('e', StringComparison.OrdinalIgnoreCase):
                return value + (value.Contains('.', StringComparison.Ordinal) ? "1" : ".5");
            default:
                return Scalar();
        }
    }

    private static string Text(IEnumerable<(string Name, string Value)> members) => $"{{{string.Join(',', members.Select(m => $"{JsonSerializer.Serialize(m.Name)}:{m.Value}"))}}}";

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private bool Chance(int of) => _random.Next(of) == 0;

    /// <param name="Members">Its keywords.</param>
    /// <param name="Value">A value that it may take.</param>
    private sealed record Made(IReadOnlyList<(string Name, string Value)> Members, Func<string> Value)
    {
        public string Text => SchemaPairs.Text(Members);

        public Made With((string Name, string Value) member) => With(member.Name, member.Value);

        public Made With(string name, string value) => Members.Any(m => m.Name == name || m.Name == "$ref") ? this : this with { Members = [.. Members, (name, value)] };

        /// <summary>A word that limits nothing, with a value that the meta-schema allows it.</summary>
        public Made With(Keyword word) => With(
            word.Name,
            word.Value == KeywordValue.Flag ? "true" : word.Value == KeywordValue.List ? "[1]" : word.Value == KeywordValue.Texts ? """{"a":"A"}""" : "\"x\"");
    }
}
