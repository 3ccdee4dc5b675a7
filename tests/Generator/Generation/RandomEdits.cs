using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>One edit of a plan, as a person makes it: some break code, some do not.</summary>
internal sealed class RandomEdits(Random random)
{
    private static readonly Schema[] Types =
    [
        new StringSchema(), new StringSchema { Format = StringFormat.DateTime }, new StringSchema { Format = StringFormat.Date }, new StringSchema { Format = StringFormat.Uri },
        new NumberSchema { Type = NumberType.Integer }, new NumberSchema { Type = NumberType.Decimal }, new NumberSchema { Type = NumberType.Double },
        new BooleanSchema(), new AnySchema(), new ObjectSchema(), new ConstSchema { Json = "\"one\"" },
        new ArraySchema { Items = new StringSchema() }, new ArraySchema { Items = new NumberSchema { Type = NumberType.Integer } }, new ArraySchema { Items = new AnySchema() },
        new ArraySchema { Items = new ObjectSchema() }, new ArraySchema { Items = new ArraySchema { Items = new StringSchema() } },
        new EnumSchema { Values = [new("\"one\"", "one", null, null), new("\"two\"", "two", null, null)] },
        new ObjectSchema { Properties = [new() { Name = "size", Schema = new StringSchema(), IsRequired = false }] },
        new UnionSchema { Members = [new StringSchema(), new NumberSchema { Type = NumberType.Decimal }] },
        new UnionSchema { Members = [new StringSchema(), new ArraySchema { Items = new StringSchema() }] },
        new UnionSchema { Members = [new ObjectSchema { Properties = [new() { Name = "size", Schema = new StringSchema(), IsRequired = false }] }, new StringSchema()] },
    ];

    private int _added;

    /// <summary>A plan whose calls hold properties of every type.</summary>
    public PlanModel Plan()
    {
        PlannedCall Call(PlannedCallKind kind, string name) => new()
        {
            Kind = kind,
            Name = name,
            Body = new() { Properties = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Property("p" + ++_added)).ToEquatableArray() },
        };

        return new()
        {
            Name = "",
            Shape = PlanShape.Native,
            Calls = [Call(PlannedCallKind.Track, "Order Placed"), Call(PlannedCallKind.Track, "Order Sent"), Call(PlannedCallKind.Page, ""), Call(PlannedCallKind.Page, "Home"), Call(PlannedCallKind.Group, "")],
            Definitions = [new("#/definitions/Shared", "Shared", Types[random.Next(Types.Length)], default)],
        };
    }

    public PlanModel Edit(PlanModel plan)
    {
        var index = random.Next(plan.Calls.Count);
        var call = plan.Calls[index];
        PlanModel With(params IEnumerable<PlannedCall> calls) => plan with { Calls = plan.Calls.Take(index).Concat(calls).Concat(plan.Calls.Skip(index + 1)).ToEquatableArray() };
        PlanModel Also(PlannedCall other) => plan with { Calls = plan.Calls.Append(other).ToEquatableArray() };
        switch (random.Next(16))
        {
            case 0:
                return With([]);
            case 1 when call.Name.Length > 0:
                return With(call with { Name = random.Next(2) == 0 ? call.Name.ToLowerInvariant() : call.Name + " Again" });
            case 2 when call.Name.Length > 0:
                return Also(call with { Name = call.Name.Replace(' ', '_') + (random.Next(2) == 0 ? "" : " New") });
            case 3 when call.Kind is PlannedCallKind.Track && call.Body.Properties.Count > 0:
                return With(call with { User = call.User is null ? new(call.Body.Properties[0].Name, default) : null });
            case 4 when call.Kind is PlannedCallKind.Track:
                return With(call with { Version = 1 }, EditBody(call) with { Version = 2 });
            case 5:
                return With(call with { CSharpName = "Pinned" });
            case 6:
                return plan with { Definitions = [plan.Definitions[0] with { Schema = Types[random.Next(Types.Length)] }] };
            case 7:
                return plan with { Definitions = [plan.Definitions[0] with { Schema = EditSchema(plan.Definitions[0].Schema) }] };
            case 8:
                return With(call with { Body = call.Body with { Properties = [.. call.Body.Properties, .. Enumerable.Range(0, 15).Select(i => Property($"many {i}") with { IsRequired = false })] } });
            default:
                return With(EditBody(call));
        }
    }

    private PlannedCall EditBody(PlannedCall call) => call with { Body = EditObject(call.Body) };

    private ObjectSchema EditObject(ObjectSchema body)
    {
        var properties = body.Properties.ToList();
        var index = properties.Count == 0 ? -1 : random.Next(properties.Count);
        var what = index < 0 ? 0 : random.Next(11);
        switch (what)
        {
            case 0:
                properties.Insert(random.Next(properties.Count + 1), Property("p" + ++_added));
                break;
            case 1:
                properties.RemoveAt(index);
                break;
            case 2:
                properties[index] = properties[index] with { IsRequired = !properties[index].IsRequired };
                break;
            case 3:
                properties[index] = properties[index] with { Name = properties[index].Name.ToUpperInvariant() };
                break;
            case 4:
                properties.Add(properties[index] with { Name = properties[index].Name.ToUpperInvariant() + "_", IsRequired = false });
                break;
            case 5:
                properties[index] = properties[index] with { CSharpName = "Pinned" };
                break;
            case 6:
                properties[index] = properties[index] with { Schema = properties[index].Schema with { IsNullable = !properties[index].Schema.IsNullable } };
                break;
            case 7:
                properties.Reverse();
                break;
            case 8:
                properties[index] = properties[index] with { Schema = Types[random.Next(Types.Length)] };
                break;
            default:
                properties[index] = properties[index] with { Schema = EditSchema(properties[index].Schema) };
                break;
        }

        return body with { Properties = properties.DistinctBy(property => property.Name).ToEquatableArray() };
    }

    private Schema EditSchema(Schema schema) => schema switch
    {
        ObjectSchema body => EditObject(body),
        ArraySchema array when random.Next(2) == 0 => array with { Items = EditSchema(array.Items) },
        ArraySchema array => array with { MaxItems = 5 },
        EnumSchema values when random.Next(3) == 0 => values with { Values = [.. values.Values, new("\"ONE\"", "ONE", null, null)] },
        EnumSchema values when random.Next(2) == 0 => values with { Values = [.. values.Values, new("\"three\"", "three", null, null)] },
        EnumSchema values => values with { Values = values.Values.Skip(1).Append(new("\"four\"", "four", null, null)).ToEquatableArray() },
        UnionSchema union when random.Next(2) == 0 => union with { Members = [.. union.Members, new BooleanSchema()] },
        UnionSchema union => union.Members[random.Next(union.Members.Count)],
        ConstSchema => new ConstSchema { Json = "\"other\"" },
        StringSchema text => text with { MaxLength = 7 },
        NumberSchema number => number with { Type = (NumberType)random.Next(3) },
        _ => new UnionSchema { Members = [schema is AnySchema ? new BooleanSchema() : schema, new StringSchema()] },
    };

    private Property Property(string name) => new()
    {
        Name = name,
        Schema = random.Next(5) == 0 ? new ReferenceSchema { Pointer = "#/definitions/Shared" } : Types[random.Next(Types.Length)] with { IsNullable = random.Next(4) == 0 },
        IsRequired = random.Next(2) == 0,
    };
}
