namespace TrackingPlan.Plan.Checks;

/// <summary>A schema's JSON type in words.</summary>
internal static class SchemaTypes
{
    /// <summary>Without null, which every column may hold; null for a schema that may be anything.</summary>
    public static string? Describe(Schema schema, CheckContext context) => context.Resolve(schema) switch
    {
        StringSchema { Format: StringFormat.DateTime or StringFormat.Date } => "a date in a string",
        StringSchema => "a string",
        NumberSchema { Type: NumberType.Integer } => "an integer",
        NumberSchema => "a number",
        BooleanSchema => "a boolean",
        EnumSchema { Values: var values } => Same(values.Select(value => OfJson(value.Json))),
        ConstSchema constant => OfJson(constant.Json),
        ArraySchema array => Describe(array.Items, context) is { } items ? "an array of " + items.Substring(items.IndexOf(' ') + 1) + "s" : "an array",
        ObjectSchema => "an object",
        UnionSchema union => string.Join(" or ", union.Members.Select(member => Describe(member, context) ?? "anything").Distinct(StringComparer.Ordinal).OrderBy(type => type, StringComparer.Ordinal)),
        _ => null,
    };

    private static string? Same(IEnumerable<string?> types)
    {
        var all = types.Distinct(StringComparer.Ordinal).OrderBy(type => type, StringComparer.Ordinal).ToList();
        return all.Contains(null) ? null : string.Join(" or ", all);
    }

    private static string? OfJson(string json) => json[0] switch
    {
        '"' => "a string",
        't' or 'f' => "a boolean",
        '{' => "an object",
        '[' => "an array",
        'n' => null,
        _ => Json.JsonNumber.IsInteger(json) ? "an integer" : "a number",
    };
}
