using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>A type in the plan's own few words: <c>string (date-time) | null</c>, <c>array of integer</c>.</summary>
internal static class SchemaText
{
    public static string Of(ResolvedSchema schema) => schema.IsNullable ? Of(schema.Target) + " | null" : Of(schema.Target);

    public static string Of(Schema schema) => schema switch
    {
        StringSchema text => text.FormatName is { } format ? "string (" + format + ")" : Format(text.Format),
        NumberSchema number => Number(number.Type),
        BooleanSchema => "boolean",
        EnumSchema values => Values(values),
        ConstSchema constant => constant.Json,
        ArraySchema array => "array of " + Of(array.Items),
        ObjectSchema => "object",
        UnionSchema union => Members(union),
        ReferenceSchema reference => reference.Pointer,
        _ => "any value",
    };

    public static string Number(NumberType type) => type switch
    {
        NumberType.Integer => "integer",
        NumberType.Double => "number (double)",
        _ => "number",
    };

    public static string Format(StringFormat format) => format switch
    {
        StringFormat.DateTime => "string (date-time)",
        StringFormat.Date => "string (date)",
        StringFormat.Time => "string (time)",
        StringFormat.Uuid => "string (uuid)",
        StringFormat.Uri => "string (uri)",
        _ => "string",
    };

    public static string Values(EnumSchema schema)
    {
        var texts = new string[schema.Values.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = schema.Values[i].Json;
        return "one of " + string.Join(", ", texts);
    }

    private static string Members(UnionSchema union)
    {
        var texts = new string[union.Members.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Of(union.Members[i]);
        return string.Join(" | ", texts);
    }
}
