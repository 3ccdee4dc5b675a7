using System.Text.Json.Nodes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>A schema together with values that it accepts and, where C# can say one, a value that it refuses.</summary>
internal sealed record RandomSchema(JsonObject Json, Func<JsonNode?> Valid, Func<JsonNode?>? Invalid = null)
{
    /// <summary>A schema of random kind.</summary>
    /// <param name="random">The source of all choices.</param>
    /// <param name="depth">How many levels of objects, lists and unions may still follow.</param>
    /// <param name="definitions">Schemas to refer to, by name.</param>
    public static RandomSchema Next(Random random, int depth, IReadOnlyDictionary<string, RandomSchema> definitions)
    {
        var schema = Kind(random, depth, definitions);
        if (random.Next(4) == 0)
            schema.Json["description"] = new RandomNames(random).Next();
        return random.Next(5) == 0 && schema.Json["type"] is JsonValue ? Nullable(random, schema) : schema;
    }

    private static RandomSchema Kind(Random random, int depth, IReadOnlyDictionary<string, RandomSchema> definitions)
    {
        switch (random.Next(depth > 0 ? 17 : 12))
        {
            case 0 or 1:
                return new(new() { ["type"] = "string" }, () => new RandomNames(random).Next());
            case 2:
                return new(new() { ["type"] = "string", ["minLength"] = 2, ["maxLength"] = 4 }, () => "abc", () => random.Next(2) == 0 ? "a" : "abcde");
            case 3:
                return new(new() { ["type"] = "string", ["pattern"] = "^[a-z]+\"?\\\\?$" }, () => random.Next(2) == 0 ? "abc" : "x\"\\", () => "A");
            case 4:
                return new(new() { ["type"] = "integer" }, () => random.NextInt64(-1L << 50, 1L << 50));
            case 5:
                return new(new() { ["type"] = "integer", ["minimum"] = -5, ["exclusiveMaximum"] = 5 }, () => random.Next(-5, 5), () => random.Next(2) == 0 ? -6 : 5);
            case 6:
                return new(new() { ["type"] = "number", ["minimum"] = 0.5m, ["multipleOf"] = 0.25m }, () => 0.25m * random.Next(2, 100), () => 0.25m);
            case 7:
                return new(new() { ["type"] = "boolean" }, () => random.Next(2) == 0);
            case 8:
                return Enum(random);
            case 9:
                return Constant(random);
            case 10:
                return Format(random);
            case 11:
                return definitions.Count == 0 ? Kind(random, depth, definitions) : Reference(random, definitions);
            case 12 or 13:
                return Object(random, depth - 1, definitions);
            case 14 or 15:
                return List(random, depth - 1, definitions);
            default:
                return Union(random);
        }
    }

    public static RandomSchema Object(Random random, int depth, IReadOnlyDictionary<string, RandomSchema> definitions)
    {
        var names = new RandomNames(random).Several(random.Next(1, 6));
        var properties = names.ToDictionary(name => name, _ => Next(random, depth, definitions));
        var required = names.Where(_ => random.Next(2) == 0).ToHashSet();
        var json = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.Json.DeepClone()))),
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
        };

        JsonObject Sample() => new(properties
            .Where(pair => required.Contains(pair.Key) || random.Next(2) == 0)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Valid())));

        var breakable = properties.Where(pair => pair.Value.Invalid is not null).ToList();
        return new(json, Sample, breakable.Count == 0 ? null : () =>
        {
            var sample = Sample();
            var broken = breakable[random.Next(breakable.Count)];
            sample[broken.Key] = broken.Value.Invalid!();
            return sample;
        });
    }

    private static RandomSchema List(Random random, int depth, IReadOnlyDictionary<string, RandomSchema> definitions)
    {
        var items = Next(random, depth, definitions);
        var json = new JsonObject { ["type"] = "array", ["items"] = items.Json.DeepClone(), ["minItems"] = 1, ["maxItems"] = 4 };
        JsonArray Sample(int count) => [.. Enumerable.Range(0, count).Select(_ => items.Valid())];
        return new(json, () => Sample(random.Next(1, 5)), () => items.Invalid is { } invalid && random.Next(2) == 0 ? new JsonArray(invalid()) : Sample(random.Next(2) * 5));
    }

    private static RandomSchema Union(Random random) => random.Next(3) switch
    {
        0 => new(new() { ["type"] = new JsonArray("string", "integer") }, () => random.Next(2) == 0 ? "a" : 5),
        1 => new(
            new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["maxLength"] = 3 }, new JsonObject { ["type"] = "boolean" }) },
            () => random.Next(2) == 0 ? "abc" : true,
            () => "abcd"),
        _ => new(
            new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }, new JsonObject { ["type"] = "number" }) },
            () => random.Next(2) == 0 ? new JsonArray("a", "b") : 1.5m),
    };

    private static RandomSchema Enum(Random random)
    {
        var texts = new RandomNames(random).Several(random.Next(2, 8)).Select(value => (JsonNode)value);
        var numbers = Enumerable.Range(-2, random.Next(2, 8)).Select(value => (JsonNode)value);
        return random.Next(4) switch
        {
            0 => OneOf("integer", [.. numbers]),
            1 => OneOf(null, [.. texts, .. numbers, (JsonNode)true]),
            _ => OneOf("string", [.. texts]),
        };

        RandomSchema OneOf(string? type, JsonNode[] values)
        {
            var json = new JsonObject { ["enum"] = new JsonArray([.. values.Select(value => value.DeepClone())]) };
            if (type is not null)
                json["type"] = type;
            return new(json, () => values[random.Next(values.Length)].DeepClone());
        }
    }

    private static RandomSchema Constant(Random random)
    {
        JsonNode value = random.Next(4) switch
        {
            0 => random.Next(-3, 3),
            1 => random.Next(2) == 0,
            _ => new RandomNames(random).Next(),
        };
        return new(random.Next(3) == 0 ? new() { ["enum"] = new JsonArray(value.DeepClone()) } : new() { ["const"] = value.DeepClone() }, value.DeepClone);
    }

    private static RandomSchema Format(Random random) => random.Next(6) switch
    {
        0 => new(new() { ["type"] = "string", ["format"] = "date-time" }, () => "2026-11-23T14:05:00Z"),
        1 => new(new() { ["type"] = "string", ["format"] = "date" }, () => "2026-11-23"),
        2 => new(new() { ["type"] = "string", ["format"] = "uuid" }, () => "d2719bd4-8c4f-4e5a-9b3c-3f6f0f8d4a11"),
        3 => new(new() { ["type"] = "string", ["format"] = "time" }, () => "14:05:00.5Z"),
        4 => new(new() { ["type"] = "string", ["format"] = "uri" }, () => "https://example.com/a"),
        _ => new(new() { ["type"] = "string", ["format"] = "email" }, () => "a@example.com", () => "nobody"),
    };

    private static RandomSchema Reference(Random random, IReadOnlyDictionary<string, RandomSchema> definitions)
    {
        var (name, schema) = definitions.ElementAt(random.Next(definitions.Count));
        return RandomDefinitions.To(name, schema);
    }

    private static RandomSchema Nullable(Random random, RandomSchema schema)
    {
        schema.Json["type"] = new JsonArray(schema.Json["type"]!.GetValue<string>(), "null");
        if (schema.Json["enum"] is JsonArray values)
            values.Add(null);
        return schema with { Valid = () => random.Next(3) == 0 ? null : schema.Valid() };
    }
}
