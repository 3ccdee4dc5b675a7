using System.Text.Json.Nodes;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>A valid plan that mixes every nastiness, in one of the file shapes, with values for each of its calls.</summary>
internal sealed class RandomPlan
{
    private readonly JsonObject _definitions;

    private RandomPlan(string name, string description, List<RandomCall> calls, JsonObject definitions, PlanShape shape)
    {
        (Name, Description, Calls, _definitions, Shape) = (name, description, calls, definitions, shape);
        Text = RandomShapes.Write(this);
    }

    public string Name { get; }

    public string Description { get; }

    public PlanShape Shape { get; }

    public IReadOnlyList<RandomCall> Calls { get; }

    public string Text { get; }

    public static RandomPlan Next(Random random, PlanShape shape)
    {
        var names = new RandomNames(random);
        var definitions = RandomDefinitions.Next(random);
        RandomCall Call(PlannedCallKind kind, string name, int? version) => new(
            kind, name, version, names.Next(), random.Next(5) == 0 ? names.Next() : null, RandomSchema.Object(random, 2, definitions));

        var calls = new List<RandomCall>();
        foreach (var name in names.Several(random.Next(1, 5)))
        {
            var newest = random.Next(3) == 0 ? random.Next(1, 12) : (int?)null;
            if (newest is not null && random.Next(2) == 0)
                calls.AddRange(Enumerable.Range(0, random.Next(1, 3)).Select(back => newest - 1 - back).Where(version => version >= 0).Select(version => Call(PlannedCallKind.Track, name, version)));
            calls.Add(Call(PlannedCallKind.Track, name, newest));
        }

        // The Config API has no versions but of events.
        foreach (var kind in RandomShapes.KindsOf(shape))
        {
            if (random.Next(3) == 0)
                calls.Add(Call(kind, "", shape is PlanShape.ConfigApi || random.Next(3) != 0 ? null : random.Next(1, 5)));
        }

        var shared = new JsonObject(definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.Json.DeepClone())));
        return new(names.Next(), names.Next(), calls, shared, shape);
    }

    /// <summary>The shared schemas, for one more place in a plan.</summary>
    public JsonObject Definitions() => _definitions.DeepClone().AsObject();

    /// <summary>The schema of a call's body, whole.</summary>
    public string SchemaOf(RandomCall call)
    {
        var schema = call.Body.Json.DeepClone().AsObject();
        schema["definitions"] = Definitions();
        return schema.ToJsonString();
    }
}

/// <summary>A call of a random plan.</summary>
/// <param name="Kind">Any but Alias and the like.</param>
/// <param name="Name">Of the event; empty for all other kinds.</param>
/// <param name="Version">Null when the plan says none.</param>
/// <param name="Description">In words that want to be code.</param>
/// <param name="Deprecation">What to do instead; null for a call that is not deprecated.</param>
/// <param name="Body">Its properties or traits.</param>
internal sealed record RandomCall(PlannedCallKind Kind, string Name, int? Version, string Description, string? Deprecation, RandomSchema Body)
{
    /// <summary>Where the body stands in a call.</summary>
    public string Member => Kind is PlannedCallKind.Identify or PlannedCallKind.Group ? "traits" : "properties";
}
