using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Changes;

/// <summary>What a mutation must be reported as.</summary>
internal readonly record struct Expected(string Rule, string Call, string? Path);

/// <summary>Changes a plan, each thing in it at most once, and knows what a diff has to say of it.</summary>
internal sealed class PlanMutator(Random random, RandomPlans plans)
{
    private readonly HashSet<string> _touched = [];

    /// <summary>Makes one mutation; the same plan and nothing expected when everything was touched already.</summary>
    public PlanModel Mutate(PlanModel plan, List<Expected> expected)
    {
        if (plan.Calls.Count == 0 || random.Next(12) == 0)
        {
            var added = plans.Event();
            _touched.Add(added.Name);
            expected.Add(new Expected("EVENT_ADDED", added.Name, null));
            return plan with { Calls = plan.Calls.Append(added).ToEquatableArray() };
        }

        var call = plan.Calls[random.Next(plan.Calls.Count)];
        var name = ChangeSubject.CallName(call);
        return random.Next(3) == 0 ? MutateCall(plan, call, name, expected) : MutateProperty(plan, call, name, expected);
    }

    private PlanModel MutateCall(PlanModel plan, PlannedCall call, string name, List<Expected> expected)
    {
        // Once a call as a whole has changed its name or gone, nothing else of it may: the two would be one change.
        if (!_touched.Add(name))
            return plan;
        var (rule, now) = random.Next(9) switch
        {
            0 when call.Kind == PlannedCallKind.Track && IsUntouchedInside(name) => ("EVENT_REMOVED", null),
            1 when call.Kind == PlannedCallKind.Track && IsUntouchedInside(name) => ("EVENT_RENAMED", call with { Name = name + "s" }),
            2 => ("OWNER_CHANGED", call with { Owner = "data" }),
            3 => ("CSHARP_NAME_CHANGED", call with { CSharpName = "Pinned" }),
            4 => ("DEPRECATED", call with { Deprecation = new Deprecation("Going away.", "2027-01-31") }),
            5 when call.Version is { } version => ("VERSION_RAISED", call with { Version = version + 1 }),
            6 when call.Version is { } version => ("VERSION_LOWERED", call with { Version = version - 1 }),
            7 => ("OTHER_PROPERTIES_FORBIDDEN", call with { Body = call.Body with { AllowsOthers = false } }),
            _ => ("DESCRIPTION_CHANGED", call with { Description = "Other words." }),
        };
        var nameNow = now is null ? name : ChangeSubject.CallName(now);
        _touched.Add(nameNow);
        expected.Add(new Expected(rule, nameNow, null));
        return plan with { Calls = Replace(plan.Calls, call, now) };
    }

    private PlanModel MutateProperty(PlanModel plan, PlannedCall call, string name, List<Expected> expected)
    {
        var properties = call.Body.Properties;
        var property = properties[random.Next(1, properties.Count)];
        var key = $"{name}/{property.Name}";
        if (_touched.Contains(key) || _touched.Contains(name))
            return plan;
        _touched.Add(key);

        PlannedCall With(Property? now) => call with { Body = call.Body with { Properties = Replace(properties, property, now) } };
        var (rule, path, now) = Change(property);
        if (rule is "PROPERTY_ADDED" or "REQUIRED_PROPERTY_ADDED")
        {
            _touched.Remove(key);
            _touched.Add($"{name}/{now!.Name}");
            expected.Add(new Expected(rule, name, now.Name));
            return plan with { Calls = Replace(plan.Calls, call, call with { Body = call.Body with { Properties = properties.Append(now).ToEquatableArray() } }) };
        }

        if (now is not null)
            _touched.Add($"{name}/{now.Name}");
        expected.Add(new Expected(rule, name, path));
        return plan with { Calls = Replace(plan.Calls, call, With(now)) };
    }

    private (string Rule, string Path, Property? Now) Change(Property property)
    {
        var name = property.Name;
        switch (random.Next(12))
        {
            case 0: return ("PROPERTY_REMOVED", name, null);
            case 1: return ("PROPERTY_RENAMED", name + "s", property with { Name = name + "s" });
            case 2: return ("PROPERTY_ADDED", name, plans.Property(new BooleanSchema()) with { IsRequired = false });
            case 3: return ("REQUIRED_PROPERTY_ADDED", name, plans.Property(new BooleanSchema()) with { IsRequired = true });
            case 4: return (property.IsRequired ? "REQUIRED_REMOVED" : "REQUIRED_ADDED", name, property with { IsRequired = !property.IsRequired });
            case 5: return ("PERSONAL_DATA_MARKED", name, property with { IsPersonalData = true });
            case 6: return ("DEPRECATED", name, property with { Deprecation = new Deprecation("", null) });
            case 7: return ("NULLABLE_ADDED", name, property with { Schema = property.Schema with { IsNullable = true } });
            case 8: return ("CSHARP_NAME_CHANGED", name, property with { CSharpName = "Pinned" });
            default:
                var (rule, path, schema) = Change(property.Schema, name);
                return (rule, path, property with { Schema = schema });
        }
    }

    private (string Rule, string Path, Schema Schema) Change(Schema schema, string name) => schema switch
    {
        StringSchema { MinLength: not null } text => random.Next(4) switch
        {
            0 => ("MIN_LENGTH_RAISED", name, text with { MinLength = 3 }),
            1 => ("MIN_LENGTH_LOWERED", name, text with { MinLength = 1 }),
            2 => ("MAX_LENGTH_LOWERED", name, text with { MaxLength = 10 }),
            _ => ("MAX_LENGTH_RAISED", name, text with { MaxLength = null }),
        },
        StringSchema { Pattern: not null } text => random.Next(2) == 0
            ? ("PATTERN_CHANGED", name, text with { Pattern = "^[a-z]{3}$" })
            : ("PATTERN_REMOVED", name, text with { Pattern = null }),
        StringSchema => ("PROPERTY_TYPE_CHANGED", name, new BooleanSchema()),
        NumberSchema { Type: NumberType.Integer } number => random.Next(3) switch
        {
            0 => ("NUMBER_WIDENED", name, number with { Type = NumberType.Decimal }),
            1 => ("MINIMUM_RAISED", name, number with { ExclusiveMinimum = "0" }),
            _ => ("MAXIMUM_RAISED", name, number with { Maximum = "1e3" }),
        },
        NumberSchema number => ("NUMBER_NARROWED", name, number with { Type = NumberType.Integer }),
        EnumSchema values => random.Next(3) switch
        {
            0 => ("ENUM_VALUE_ADDED", name, values with { Values = [.. values.Values, RandomPlans.Value("d")] }),
            1 => ("ENUM_VALUE_REMOVED", name, values with { Values = [values.Values[0], values.Values[2]] }),
            _ => ("ENUM_REMOVED", name, new StringSchema()),
        },
        ArraySchema array => random.Next(2) == 0
            ? ("MIN_ITEMS_RAISED", name, array with { MinItems = 2 })
            : ("PROPERTY_TYPE_CHANGED", name + "[]", array with { Items = new BooleanSchema() }),
        ObjectSchema nested => ("PROPERTY_REMOVED", $"{name}.{nested.Properties[0].Name}", nested with { Properties = [nested.Properties[1]] }),
        _ => ("PROPERTY_TYPE_CHANGED", name, new NumberSchema { Type = NumberType.Integer }),
    };

    private bool IsUntouchedInside(string name) => !_touched.Any(key => key.StartsWith(name + "/", StringComparison.Ordinal));

    private static EquatableArray<T> Replace<T>(EquatableArray<T> items, T old, T? now)
        where T : class, IEquatable<T> =>
        items.Select(item => ReferenceEquals(item, old) ? now : item).OfType<T>().ToEquatableArray();
}
