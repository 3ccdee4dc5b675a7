using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Changes;

/// <summary>Plans of all kinds of properties, under names that no two resemble.</summary>
internal sealed class RandomPlans(Random random)
{
    private readonly HashSet<string> _names = [];

    public PlanModel Plan()
    {
        var calls = new List<PlannedCall>();
        for (var i = random.Next(2, 6); i > 0; i--)
            calls.Add(Event());
        if (random.Next(2) == 0)
            calls.Add(Event() with { Kind = PlannedCallKind.Identify, Name = "", User = null });
        return new PlanModel { Name = "Random", Shape = PlanShape.Native, Calls = calls.ToEquatableArray() };
    }

    public PlannedCall Event()
    {
        var properties = new List<Property> { Property(new StringSchema()) with { IsRequired = true } };
        for (var i = random.Next(3, 9); i > 0; i--)
            properties.Add(Property(Schema()));
        return new PlannedCall
        {
            Kind = PlannedCallKind.Track,
            Name = Name(),
            Version = random.Next(2) == 0 ? null : random.Next(2, 5),
            Owner = "growth",
            User = random.Next(2) == 0 ? null : new Reference(properties[0].Name, default),
            Body = new ObjectSchema { Properties = properties.ToEquatableArray() },
        };
    }

    public Property Property(Schema schema) => new() { Name = Name(), Schema = schema, IsRequired = random.Next(2) == 0 };

    /// <summary>Ten random letters: far from every other name, so that nothing is taken for a rename that is none.</summary>
    public string Name()
    {
        while (true)
        {
            var name = new string([.. Enumerable.Range(0, 10).Select(_ => (char)('a' + random.Next(26)))]);
            if (_names.Add(name))
                return name;
        }
    }

    private Schema Schema() => random.Next(9) switch
    {
        0 => new StringSchema { MinLength = 2, MaxLength = 20 },
        1 => new StringSchema { Pattern = "^[a-z]+$" },
        2 => new StringSchema { Format = StringFormat.DateTime, FormatName = "date-time" },
        3 => new NumberSchema { Type = NumberType.Integer, Minimum = "0", Maximum = "100" },
        4 => new NumberSchema { Type = NumberType.Decimal },
        5 => new BooleanSchema(),
        6 => new EnumSchema { Values = [Value("a"), Value("b"), Value("c")] },
        7 => new ArraySchema { Items = new StringSchema(), MinItems = 1, MaxItems = 9 },
        _ => new ObjectSchema { Properties = [Property(new StringSchema()), Property(new BooleanSchema())] },
    };

    public static EnumValue Value(string label) => new($"\"{label}\"", label, null, null);
}
