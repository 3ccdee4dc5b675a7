using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Tool.Tests;

/// <summary>
/// Plans made by chance in every shape, whose schemas hold what real plans do although no draft has it: types such as <c>any</c>, null for a
/// keyword, draft-03's and draft-04's words and those of later drafts, words of other tools, values that mean nothing, references to anywhere.
/// </summary>
internal sealed class OddPlans(int seed)
{
    private static readonly string[] Names = ["id", "Order Paid", "default", "enum", "$ref", "a/b~c", "тест", "properties", "context", "\"q", "=x", "😀"];

    private readonly Random _random = new(seed);

    public static readonly string[] Shapes = ["native", "segment", "typewriter", "configapi", "rudderstack"];

    /// <summary>A plan that is read: a value that stands where it cannot be read is refused, and check says where.</summary>
    public JsonValue Of(string shape)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var plan = Made(shape);
            if (Plans.File("odd.plan.json", JsonText.Of(plan)).Reading.Findings.All(finding => finding.Rule != PlanRules.Misplaced))
                return plan;
        }

        throw new InvalidOperationException($"seed {seed}: nothing but plans that are refused");
    }

    private JsonValue Made(string shape)
    {
        switch (shape)
        {
            case "native":
                return JsonBuild.Object(
                    ("name", JsonBuild.Text("Odd")),
                    ("definitions", JsonBuild.Object(("a", Schema(2)), ("b/c", Schema(1)), ("circle", Json("""{ "type": "object", "properties": { "next": { "$ref": "#/definitions/circle" } } }""")))),
                    ("$defs", Chance(2) ? JsonBuild.Object(("a", Schema(1))) : null),
                    ("events", JsonBuild.Object(Some().Select(name => JsonBuild.Member(name, NativeEvent())))),
                    ("identify", Chance(2) ? Traits(Body().With("version", JsonBuild.Number(1))) : null),
                    ("group", Chance(2) ? Traits(Body()) : null),
                    ("page", Chance(3) ? Body().With("name", JsonBuild.Text("Home")) : null));
            case "segment":
                var rules = Some().SelectMany(name => Enumerable.Range(1, _random.Next(1, 3)).Select(version => Rule("TRACK", name, version)))
                    .Append(Rule("IDENTIFY", null, _random.Next(1, 3))).Append(Rule("GROUP", null, 1)).Append(Rule("COMMON", null, 1));
                return JsonBuild.Object(("name", JsonBuild.Text("Odd")), ("description", JsonBuild.Text("All sorts.")), ("rules", JsonBuild.Array(rules)));
            case "typewriter":
                return JsonBuild.Object(("name", JsonBuild.Text("Odd")), ("rules", JsonBuild.Array(Some().Select(name => JsonBuild.Object(
                    ("key", JsonBuild.Text(name)), ("type", JsonBuild.Text("TRACK")), ("version", JsonBuild.Number(2)),
                    ("jsonSchema", JsonBuild.Object(Body().Members.Prepend(JsonBuild.Member("eventMetadata", JsonBuild.Object(("name", JsonBuild.Text(name))))))))))));
            default:
                return JsonBuild.Object(
                    ("display_name", JsonBuild.Text("Odd")),
                    ("rules", JsonBuild.Object(
                        ("events", JsonBuild.Array(Some().Select(name => JsonBuild.Object(
                            ("name", JsonBuild.Text(name)), ("description", JsonBuild.Text("What it is.")),
                            ("eventType", shape == "rudderstack" ? JsonBuild.Text("track") : null), ("rules", Payload("properties")))))),
                        ("identify", shape == "rudderstack" ? null : Payload("traits")))));
        }
    }

    private JsonValue NativeEvent()
    {
        var body = Body().With("version", JsonBuild.Number(2)).With("owner", JsonBuild.Text("shop"));
        if (Chance(2))
            body = body.With("description", JsonBuild.Text("What it is."));
        return Chance(3) ? body.With("versions", JsonBuild.Object(("1", Body()))) : body;
    }

    private JsonValue Rule(string type, string? key, int version) => JsonBuild.Object(
        ("type", JsonBuild.Text(type)),
        ("key", key is null ? null : JsonBuild.Text(key)),
        ("version", JsonBuild.Number(version)),
        ("jsonSchema", Payload(type is "IDENTIFY" or "GROUP" ? "traits" : "properties")),
        ("createdAt", JsonBuild.Text("2025-03-18T17:02:29.000Z")),
        ("deprecatedAt", JsonBuild.Text(Chance(4) ? "2026-01-02T00:00:00.000Z" : "0001-01-01T00:00:00.000Z")));

    private JsonValue Payload(string place) => JsonBuild.Object(
        ("$schema", JsonBuild.Text("http://json-schema.org/draft-07/schema#")),
        ("description", JsonBuild.Text(Chance(2) ? "" : "What it is.")),
        ("labels", Chance(2) ? Json("""{ "area": "growth" }""") : JsonBuild.Object()),
        ("type", JsonBuild.Text("object")),
        ("definitions", JsonBuild.Object(("a", Schema(1)), ("circle", Json("""{ "properties": { "next": { "$ref": "#/definitions/circle" } } }""")))),
        ("properties", JsonBuild.Object(("context", Chance(2) ? Schema(1) : JsonBuild.Object()), ("traits", JsonBuild.Object()), ("properties", JsonBuild.Object())).With(place, Body().With("type", JsonBuild.Text("object")))));

    private static JsonValue Traits(JsonValue body) => JsonBuild.Object(body.Members.Select(m => m.Name == "properties" ? m with { Name = "traits" } : m));

    private JsonValue Body()
    {
        var names = Some().ToList();
        return JsonBuild.Object(
            ("properties", JsonBuild.Object(names.Select(name => JsonBuild.Member(name, Schema(3))))),
            ("required", Pick(null, JsonBuild.Array(names.Take(1).Select(JsonBuild.Text)), Json("[]"), Json("[\"id\", \"id\", 3]"))),
            ("additionalProperties", Pick(null, null, Json("false"), Json("true"), Json("{}"))),
            ("minProperties", Pick(null, null, null, Json("1"))));
    }

    private JsonValue Schema(int depth)
    {
        if (Chance(12))
            return Json("true");
        if (Chance(6))
            return JsonBuild.Object(("$ref", JsonBuild.Text(Pick("#/definitions/a", "#/definitions/b~1c", "#/$defs/a", "#/definitions/circle", "#/definitions/none", "#foo", "other.json#/a"))), ("description", Pick(null, Json("\"x\""))));
        return JsonBuild.Object(Enumerable.Range(0, _random.Next(5)).Select(_ => Keyword(depth - 1)).DistinctBy(m => m.Name is "items" or "prefixItems" ? "items" : m.Name));
    }

    private JsonMember Keyword(int depth)
    {
        var (name, values) = _random.Next(depth > 0 ? 37 : 26) switch
        {
            0 or 1 or 2 => ("type", new[] { "\"string\"", "\"any\"", "[\"string\", null]", "[\"string\"]", "[]", "null", "\"money\"", "[\"any\"]", "[\"integer\", \"null\"]", "[\"number\", \"number\"]" }),
            3 => ("enum", ["[]", "[1, 1.0, \"a\"]", "\"x\"", "[null]", "[\"a\", \"b\"]", "[{ \"a\": 1 }, { \"a\": 1.0 }]"]),
            4 => ("required", ["true", "false", "[\"a\", \"a\", 3]", "[]", "\"a\""]),
            5 => ("minLength", ["2", "-1", "1.5", "\"3\"", "null", "2.0"]),
            6 => ("minimum", ["0", "\"0\"", "1e300", "null"]),
            7 => ("exclusiveMinimum", ["true", "false", "3", "\"x\""]),
            8 => ("maximum", ["10", "true"]),
            9 => ("exclusiveMaximum", ["true", "false", "30"]),
            10 => ("multipleOf", ["0", "0.01", "-1"]),
            11 => ("pattern", ["\"\"", "\"^a$\"", "\"\\\\-x\\\\_\"", "\"(?i)a\"", "\"[\\\\w-.]+\"", "\"a{,2}}\"", "\"\\\\p{L}+\"", "\"\\\\Aab\\\\z\"", "\"(\"", "5"]),
            12 => ("format", ["\"\"", "\"date-time\"", "\"email\"", "5", "null"]),
            13 => ("const", ["null", "1", "{ \"$ref\": \"#/definitions/none\" }"]),
            14 => ("default", ["null", "[1]", "\"x\""]),
            15 => ("examples", ["[\"a\"]", "\"a\"", "[]"]),
            16 => ("title", ["\"T\"", "3", "\"\""]),
            17 => ("description", ["\"D\"", "3", "\"\"", "null"]),
            18 => ("pii", ["true", "false", "\"yes\""]),
            19 => ("csharpName", ["\"class\"", "\"Ok\"", "\"1x\""]),
            20 => (Pick("renamedFrom", "$comment", "contentEncoding"), ["\"old\"", "3"]),
            21 => ("valueNames", ["{ \"a\": \"Alpha\" }", "{ \"a\": 1 }"]),
            22 => ("deprecated", ["true", "\"Use b.\"", "5"]),
            23 => (Pick("labels", "nullable", "example", "x-note", "isNewProperty"), ["true", "{ \"a\": 1 }", "null"]),
            24 => (Pick("$id", "id", "$schema"), ["\"http://example.com/y\"", "3"]),
            25 => ("uniqueItems", ["true", "\"yes\""]),
            26 or 27 => ("properties", []),
            28 => ("items", ["true", "[]", "null"]),
            29 => (Pick("anyOf", "oneOf", "allOf"), ["[]", "\"x\""]),
            30 => (Pick("not", "if", "then", "else", "contains", "propertyNames", "additionalItems"), ["true", "{}", "null", "3"]),
            31 => ("dependencies", ["{ \"a\": [\"b\", \"b\", 1], \"c\": { \"minProperties\": 1 } }", "[]"]),
            32 => ("dependentRequired", ["{ \"a\": [\"b\"] }"]),
            33 => ("patternProperties", ["{ \"^x-\": { \"type\": \"any\" }, \"(?i)y\": {} }"]),
            34 => (Pick("prefixItems", "unevaluatedProperties", "dependentSchemas"), ["[{ \"type\": \"any\" }]", "false", "{ \"a\": { \"type\": \"any\" } }"]),
            35 => (Pick("definitions", "$defs"), ["{ \"z\": { \"type\": \"any\" } }", "null"]),
            _ => ("additionalProperties", ["true", "false", "{}", "\"no\"", "{ \"type\": \"any\" }"]),
        };
        var value = _random.Next(3) > 0 || values.Length == 0
            ? name switch
            {
                "properties" => JsonBuild.Object(Some().Select(n => JsonBuild.Member(n, Schema(depth)))),
                "items" => Chance(3) ? JsonBuild.Array([Schema(depth), Schema(depth)]) : Schema(depth),
                "anyOf" or "oneOf" or "allOf" => JsonBuild.Array([Schema(depth), Schema(depth)]),
                _ => null,
            }
            : null;
        return JsonBuild.Member(name, value ?? Json(values[_random.Next(values.Length)]));
    }

    private static JsonValue Json(string text) => JsonParser.Parse(text).Root;

    private IEnumerable<string> Some() => Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Names[_random.Next(Names.Length)]).Distinct();

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];

    private bool Chance(int of) => _random.Next(of) == 0;
}
