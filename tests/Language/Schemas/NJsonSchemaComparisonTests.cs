using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>The evaluator against NJsonSchema, on random schemas of the keywords that both of them know (docs/decisions, number 12).</summary>
public class NJsonSchemaComparisonTests
{
    private const int Schemas = 400;
    private const int Values = 12;

    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Texts = ["", "a", "ab", "abc", "é", "2026-01-31", "A1"];
    private static readonly string[] Types = ["string", "integer", "number", "boolean", "null", "object", "array"];

    private static readonly string[] TypeOf = ["string", "string", "number", "string", "array", "array", "object"];

    [Fact]
    public async Task Both_give_the_same_verdict()
    {
        var (valid, invalid) = (0, 0);
        for (var seed = 0; seed < Schemas; seed++)
        {
            var random = new Random(seed);
            var text = Schema(random, depth: 3).ToJsonString();
            var theirs = await JsonSchema.FromJsonAsync(text, TestContext.Current.CancellationToken);
            for (var i = 0; i < Values; i++)
            {
                var value = Value(random, depth: 3)?.ToJsonString() ?? "null";
                var expected = theirs.Validate(value).Count == 0;
                Assert.True(expected == (Judged.By(text, value).Count == 0), $"seed {seed}: {text} on {value}: expected {expected}");
                _ = expected ? valid++ : invalid++;
            }
        }

        // Neither verdict is the rule, or the test would show little.
        Assert.InRange(valid, Schemas, Schemas * Values);
        Assert.InRange(invalid, Schemas, Schemas * Values);
    }

    private static JsonObject Schema(Random random, int depth)
    {
        var schema = new JsonObject();
        if (random.Next(2) == 0)
            schema["type"] = random.Next(3) == 0 ? new JsonArray(Type(random), Type(random)) : Type(random);
        var kind = random.Next(depth > 0 ? 9 : 5);

        // Without a type NJsonSchema applies some keywords to values that they say nothing about, such as required to false.
        if (kind < 7)
            schema["type"] = TypeOf[kind];
        switch (kind)
        {
            case 0:
                schema["minLength"] = random.Next(3);
                schema["maxLength"] = random.Next(1, 5);
                break;
            case 1:
                schema["pattern"] = random.Next(2) == 0 ? "^a" : "[0-9]+";
                break;
            case 2:
                schema["minimum"] = random.Next(-2, 3);
                schema["maximum"] = random.Next(3, 6);
                break;
            case 3:
                schema["enum"] = new JsonArray([.. Texts.Where(_ => random.Next(2) == 0).Append("z").Select(text => JsonValue.Create(text))]);
                break;
            case 4:
                schema["minItems"] = random.Next(3);
                schema["maxItems"] = random.Next(1, 4);
                break;
            case 5:
                schema["items"] = Schema(random, depth - 1);
                break;
            case 6:
                schema["properties"] = new JsonObject(Names.Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create(name, (JsonNode?)Schema(random, depth - 1))));
                schema["required"] = new JsonArray([.. Names.Where(_ => random.Next(4) == 0).Select(name => JsonValue.Create(name))]);
                if (random.Next(3) == 0)
                    schema["additionalProperties"] = random.Next(2) == 0 ? false : Schema(random, depth - 1);
                break;
            case 7:
                schema[random.Next(3) switch { 0 => "allOf", 1 => "anyOf", _ => "oneOf" }] = new JsonArray(Schema(random, depth - 1), Schema(random, depth - 1));
                break;
            default:
                schema["not"] = Schema(random, depth - 1);
                break;
        }

        return schema;
    }

    private static string Type(Random random) => Types[random.Next(Types.Length)];

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-3, 7),
        3 => JsonNode.Parse((random.Next(-3, 7) + 0.5).ToString(CultureInfo.InvariantCulture)),
        4 => Texts[random.Next(Texts.Length)],
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1))]),
        _ => new JsonObject(Names.Where(_ => random.Next(2) == 0).Select(name => KeyValuePair.Create(name, Value(random, depth - 1)))),
    };
}
