using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Naming;

/// <summary>Plans of names that are often the same words, and the same plans with something left out anywhere.</summary>
internal sealed class RandomSiblings(Random random)
{
    private static readonly string[] Words = ["order", "item", "value", "id", "2", "type", "json", "v1", "page", "home"];

    private static readonly string[] Whole =
        ["Equals", "equals", "ToString", "C", "C++", "C#", "<10", ">10", "10", "", " ", "_", "name", "Client", "client_", "sample_event", "_id", "id", "id_", "Identify Traits"];

    private List<string> _definitions = [];
    private int _pins;

    /// <summary>A plan with more in it than any other that is made of it.</summary>
    public PlanModel Next()
    {
        _definitions = Names(random.Next(4));
        var definitions = _definitions.Select(name => new Definition("#/definitions/" + name, name, Schema(2), default)).ToList();
        var calls = new List<PlannedCall>();
        foreach (var kind in new[] { PlannedCallKind.Track, PlannedCallKind.Page, PlannedCallKind.Screen })
            calls.AddRange(Names(random.Next(kind is PlannedCallKind.Track ? 8 : 3)).SelectMany(name => Versions(kind, name)));
        if (random.Next(2) == 0)
            calls.Add(Call(PlannedCallKind.Identify, ""));
        if (random.Next(2) == 0)
            calls.Add(Call(PlannedCallKind.Page, ""));
        return new() { Name = "", Shape = PlanShape.Native, Calls = calls.DistinctBy(call => (call.Kind, call.Name, call.Version)).ToEquatableArray(), Definitions = definitions.ToEquatableArray() };

        // What a new version spells in another way is renamed, as far as its callers see.
        IEnumerable<PlannedCall> Versions(PlannedCallKind kind, string name)
        {
            var call = Call(kind, name);
            return kind is PlannedCallKind.Track && random.Next(3) == 0 ? [call with { Version = 1 }, call with { Version = 2 }] : [call];
        }
    }

    /// <summary>The plan with less of everything, and in another order.</summary>
    public PlanModel Less(PlanModel plan) => plan with
    {
        Calls = Some(plan.Calls).Select(call => call with { Body = (ObjectSchema)Less(call.Body) }).ToEquatableArray(),
        Definitions = Some(plan.Definitions).Select(definition => definition with { Schema = Less(definition.Schema) }).ToEquatableArray(),
    };

    private Schema Less(Schema schema)
    {
        switch (schema)
        {
            case ObjectSchema body:
                return body with { Properties = Some(body.Properties).Select(property => property with { Schema = Less(property.Schema) }).ToEquatableArray() };
            case ArraySchema array:
                return array with { Items = Less(array.Items) };
            case EnumSchema values when Some(values.Values) is { Count: > 1 } some:
                return values with { Values = some.ToEquatableArray() };
            case UnionSchema union:
                return union with { Members = union.Members.Select(Less).ToEquatableArray() };
            default:
                return schema;
        }
    }

    private List<T> Some<T>(EquatableArray<T> all)
        where T : IEquatable<T> => [.. all.Where(_ => random.Next(5) > 0).OrderBy(_ => random.Next(4))];

    private PlannedCall Call(PlannedCallKind kind, string name) => new()
    {
        Kind = kind,
        Name = name,
        CSharpName = Pin(),
        Body = Object(2),
    };

    private ObjectSchema Object(int depth) => new()
    {
        Properties = Names(random.Next(1, 6))
            .Select(name => new Property { Name = name, Schema = Schema(depth), IsRequired = random.Next(2) == 0, CSharpName = Pin() }).ToEquatableArray(),
    };

    private Schema Schema(int depth) => random.Next(depth > 0 ? 10 : 4) switch
    {
        0 => new ReferenceSchema { Pointer = "#/definitions/" + (_definitions.Count == 0 ? "" : _definitions[random.Next(_definitions.Count)]) },
        1 or 2 => new EnumSchema { Values = Names(random.Next(2, 6)).Select(name => new EnumValue($"\"{name}\"", name, Pin(), null)).ToEquatableArray(), CSharpName = Pin() },
        3 => new StringSchema(),
        4 or 5 => Object(depth - 1) with { CSharpName = Pin() },
        6 or 7 => new ArraySchema { Items = Schema(depth - 1) },
        8 => new UnionSchema { Members = [Object(depth - 1), new StringSchema()] },
        _ => new ConstSchema { Json = "1" },
    };

    private string? Pin() => random.Next(12) == 0 ? "Pinned" + ++_pins : null;

    private List<string> Names(int most) => [.. Enumerable.Range(0, most).Select(_ => Name()).Distinct()];

    private string Name()
    {
        if (random.Next(4) == 0)
            return Whole[random.Next(Whole.Length)];
        var words = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Words[random.Next(Words.Length)]).ToArray();
        return random.Next(6) switch
        {
            0 => string.Join('_', words),
            1 => string.Join(' ', words.Select(Title)),
            2 => string.Concat(words.Select(Title)),
            3 => string.Join('-', words),
            4 => string.Join(": ", words),
            _ => words[0] + string.Concat(words.Skip(1).Select(Title)),
        };
    }

    private static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
