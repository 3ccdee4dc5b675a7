using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Reading;

internal sealed partial class SchemaReader
{
    /// <summary>A schema with <c>anyOf</c> or <c>oneOf</c>: a union, where its members are types; else what stands beside them.</summary>
    private Schema ReadCombined(JsonValue node)
    {
        var combination = node.Find("anyOf") ?? node.Find("oneOf");
        if (node.Find("oneOf") is { } second && second != combination)
            text.Report(PlanRules.Untyped, second.NameRange, "\"oneOf\"", "it stands beside \"anyOf\"");
        if (combination is null)
            return ReadByType(node);
        if (combination.Value.Kind != JsonKind.Array)
        {
            text.ReportIgnored(combination, "an array of schemas");
            return ReadByType(node);
        }

        if (combination.Value.Items.Count == 0)
            return ReadByType(node);
        if (SaysType(node) || !combination.Value.Items.All(SaysTypeOrReference))
        {
            text.Report(PlanRules.Untyped, combination.NameRange, Words.Quote(combination.Name), "its members limit a value, but are no types of their own");
            return ReadByType(node);
        }

        return Unite([.. combination.Value.Items.Select(Read)], combination);
    }

    private static bool SaysType(JsonValue node) =>
        node["type"] is { Kind: not JsonKind.Null } || node["enum"] is not null || node["const"] is not null
        || node["properties"] is { Members.Count: > 0 } || node["items"] is not null;

    private static bool SaysTypeOrReference(JsonValue node) =>
        SaysType(node) || node["$ref"] is not null || node["anyOf"] is not null || node["oneOf"] is not null || node["allOf"] is not null;

    /// <summary>One schema for several: without null, which is a property of it, and without members that C# cannot tell apart.</summary>
    private Schema Unite(List<Schema> schemas, JsonMember combination)
    {
        var isNullable = schemas.Exists(schema => schema.IsNullable);
        var members = new List<Schema>();
        foreach (var schema in schemas)
        {
            if (schema is AnySchema)
                return new AnySchema { IsNullable = true };
            if (schema is UnionSchema union)
                members.AddRange(union.Members);
            else if (schema is not ConstSchema { Json: "null" })
                members.Add(schema with { IsNullable = false });
        }

        MergeNamedValues(members);
        members = WithoutRepetitions(members);
        if (members.Count > PlanLimits.UnionMembers)
        {
            text.ReportLimit(combination.NameRange, $"{Words.Quote(combination.Name)} has more members", PlanLimits.UnionMembers, "any value is allowed here; make one object of them with a property that says which");
            return new AnySchema { IsNullable = true };
        }

        MergeLookalikes(members, combination);
        return members.Count switch
        {
            0 => new ConstSchema { Json = "null", IsNullable = true },
            1 when isNullable && members[0] is ConstSchema constant => new EnumSchema { Values = [constant.Value], IsNullable = true },
            1 => members[0] with { IsNullable = isNullable },
            _ => new UnionSchema { Members = members.ToEquatableArray(), IsNullable = isNullable },
        };
    }

    /// <summary>Constants and enums together are one enum; a constant's title or description is its value's.</summary>
    private static void MergeNamedValues(List<Schema> members)
    {
        var named = members.FindAll(IsNamed);
        if (named.Count < 2)
            return;
        var values = named
            .SelectMany(member => member is EnumSchema enumeration ? (IEnumerable<EnumValue>)enumeration.Values : [((ConstSchema)member).Value])
            .GroupBy(value => value.Json, StringComparer.Ordinal)
            .Select(same => same.First())
            .ToEquatableArray();
        var place = members.IndexOf(named[0]);
        members.RemoveAll(member => IsNamed(member));
        members.Insert(place, values.Count == 1 ? new ConstSchema { Json = values[0].Json } : new EnumSchema { Values = values, Origin = named[0].Origin });
    }

    private static bool IsNamed(Schema member) => member is EnumSchema or ConstSchema { Json: not ("" or ['{' or '[', ..]) };

    /// <summary>Members that say the same, each once.</summary>
    private static List<Schema> WithoutRepetitions(List<Schema> members)
    {
        var seen = new HashSet<Schema>();
        return members.FindAll(member => seen.Add(WithoutPlace(member)));
    }

    /// <summary>Two members with one C# type become one without constraints: neither's alone would be true.</summary>
    private void MergeLookalikes(List<Schema> members, JsonMember combination)
    {
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = members.Count - 1; j > i; j--)
            {
                var (first, second) = (members[i], members[j]);
                Schema? together = (first, second) switch
                {
                    (StringSchema { Format: var left }, StringSchema { Format: var right }) when left == right => new StringSchema { Format = left },
                    (StringSchema { Format: StringFormat.None }, EnumSchema or ConstSchema { Json: ['"', ..] }) => new StringSchema(),
                    (EnumSchema or ConstSchema { Json: ['"', ..] }, StringSchema { Format: StringFormat.None }) => new StringSchema(),
                    (NumberSchema left, NumberSchema right) => new NumberSchema { Type = left.Type > right.Type ? left.Type : right.Type },
                    (ObjectSchema { Properties.Count: 0 }, ObjectSchema { Properties.Count: 0 }) => new ObjectSchema(),
                    (ArraySchema { Items: AnySchema }, ArraySchema { Items: AnySchema }) => new ArraySchema { Items = new AnySchema { IsNullable = true } },
                    _ => null,
                };
                if (together is null)
                    continue;
                if (together != first)
                    text.Report(PlanRules.Untyped, combination.NameRange, Words.Quote(combination.Name), "two of its members have one C# type, so what limits only one of them is left out");
                members[i] = together with { Origin = first.Origin };
                members.RemoveAt(j);
            }
        }
    }

    private static Schema WithoutPlace(Schema schema) => schema with { Title = null, Description = null, Default = null, Examples = [] };
}
