using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Pairs the members of two unions; a type that is no union is a union of one.</summary>
internal static class UnionMatcher
{
    public static List<ResolvedSchema> Members(Schema schema, DefinitionTable definitions)
    {
        var members = new List<ResolvedSchema>();
        if (schema is not UnionSchema union)
        {
            members.Add(definitions.Resolve(schema));
            return members;
        }

        foreach (var member in union.Members)
            members.Add(definitions.Resolve(member));
        return members;
    }

    /// <summary>First members of the same C# type, then those of the same JSON type.</summary>
    public static List<(ResolvedSchema Before, ResolvedSchema After)> Match(
        List<ResolvedSchema> before, List<ResolvedSchema> after, out List<ResolvedSchema> removed, out List<ResolvedSchema> added)
    {
        var pairs = new List<(ResolvedSchema, ResolvedSchema)>();
        removed = [.. before];
        added = [.. after];
        Pair(removed, added, pairs, static schema => Exact(schema.Target));
        Pair(removed, added, pairs, static schema => JsonType(schema.Target));
        return pairs;
    }

    public static string Text(List<ResolvedSchema> members)
    {
        var texts = new string[members.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = SchemaText.Of(members[i]);
        return string.Join(" | ", texts);
    }

    /// <summary>The JSON type of a value of the schema; of an enum the type all its values share, else <c>mixed</c>.</summary>
    public static string JsonType(Schema schema) => schema switch
    {
        StringSchema => "string",
        NumberSchema => "number",
        BooleanSchema => "boolean",
        ArraySchema => "array",
        ObjectSchema => "object",
        ConstSchema constant => JsonType(constant.Json),
        EnumSchema values => JsonType(values),
        _ => "mixed",
    };

    private static string JsonType(EnumSchema schema)
    {
        string? common = null;
        foreach (var value in schema.Values)
        {
            var type = JsonType(value.Json);
            if (common is not null && common != type)
                return "mixed";
            common = type;
        }

        return common ?? "mixed";
    }

    private static string JsonType(string json) => json.Length == 0 ? "mixed" : json[0] switch
    {
        '"' => "string",
        't' or 'f' => "boolean",
        '{' => "object",
        '[' => "array",
        'n' => "null",
        _ => "number",
    };

    private static string Exact(Schema schema) => schema switch
    {
        StringSchema text => SchemaText.Format(text.Format),
        NumberSchema number => SchemaText.Number(number.Type),
        EnumSchema => "enum of " + JsonType(schema),
        ConstSchema constant => constant.Json,
        _ => JsonType(schema),
    };

    private static void Pair(
        List<ResolvedSchema> before,
        List<ResolvedSchema> after,
        List<(ResolvedSchema, ResolvedSchema)> pairs,
        Func<ResolvedSchema, string> key)
    {
        for (var i = 0; i < before.Count;)
        {
            var was = key(before[i]);
            var match = after.FindIndex(candidate => key(candidate) == was);
            if (match < 0)
            {
                i++;
                continue;
            }

            pairs.Add((before[i], after[match]));
            before.RemoveAt(i);
            after.RemoveAt(match);
        }
    }
}
