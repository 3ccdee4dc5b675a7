using System.Text.Json.Nodes;

namespace TrackingPlan.Generation;

/// <summary>A valid plan that mixes every nastiness, with values for each of its calls.</summary>
internal sealed class RandomPlan
{
    private readonly JsonObject _definitions;

    public RandomPlan(Random random)
    {
        var names = new RandomNames(random);
        var definitions = new Dictionary<string, RandomSchema>();
        for (var i = random.Next(4); i > 0; i--)
            definitions[$"shared_{i}"] = RandomSchema.Next(random, 1, definitions);
        _definitions = new(definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.Json.DeepClone())));

        var events = new JsonObject();
        foreach (var name in names.Several(random.Next(1, 5)))
        {
            var body = RandomSchema.Object(random, 2, definitions);
            Bodies.Add(body);
            events[name] = Call("properties", body, random, names);
        }

        var plan = new JsonObject { ["name"] = names.Next(), ["description"] = names.Next(), ["definitions"] = _definitions.DeepClone(), ["events"] = events };
        foreach (var kind in (string[])["identify", "group", "page", "screen"])
        {
            if (random.Next(3) != 0)
                continue;
            var body = RandomSchema.Object(random, 2, definitions);
            Bodies.Add(body);
            plan[kind] = Call(kind is "page" or "screen" ? "properties" : "traits", body, random, names);
        }

        Text = plan.ToJsonString();
    }

    public string Text { get; }

    /// <summary>The properties or traits of each call, in the order of the plan.</summary>
    public List<RandomSchema> Bodies { get; } = [];

    /// <summary>The schema of a call's body, whole.</summary>
    public string SchemaOf(int call)
    {
        var schema = Bodies[call].Json.DeepClone().AsObject();
        schema["definitions"] = _definitions.DeepClone();
        return schema.ToJsonString();
    }

    private static JsonObject Call(string member, RandomSchema body, Random random, RandomNames names)
    {
        var call = new JsonObject
        {
            ["description"] = names.Next(),
            [member] = body.Json["properties"]!.DeepClone(),
            ["required"] = body.Json["required"]!.DeepClone(),
        };
        if (random.Next(3) == 0)
            call["version"] = random.Next(1, 5);
        if (random.Next(5) == 0)
            call["deprecated"] = names.Next();
        return call;
    }
}
