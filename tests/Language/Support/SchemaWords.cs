using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests;

/// <summary>A schema on one line, with everything that decides what C# it becomes: what a table of cases is held against.</summary>
internal static class SchemaWords
{
    public static string Of(Schema schema)
    {
        var words = schema switch
        {
            AnySchema => "any",
            StringSchema text => "string" + Details(
                text.Format == StringFormat.None ? text.FormatName : text.Format.ToString(), Range(text.MinLength?.ToString(), text.MaxLength?.ToString()), text.Pattern is null ? null : $"/{text.Pattern}/"),
            NumberSchema number => number.Type.ToString().ToLowerInvariant() + Details(
                number.Minimum is null ? null : ">=" + number.Minimum, number.ExclusiveMinimum is null ? null : ">" + number.ExclusiveMinimum,
                number.Maximum is null ? null : "<=" + number.Maximum, number.ExclusiveMaximum is null ? null : "<" + number.ExclusiveMaximum,
                number.MultipleOf is null ? null : "*" + number.MultipleOf),
            BooleanSchema => "boolean",
            EnumSchema values => "enum(" + string.Join(" ", values.Values.Select(value => value.Json)) + ")",
            ConstSchema constant => "const " + constant.Json,
            ArraySchema array => Of(array.Items) + "[]" + Details(Range(array.MinItems?.ToString(), array.MaxItems?.ToString()), array.UniqueItems ? "unique" : null),
            ObjectSchema body => (body.AllowsOthers ? "{" : "closed{") + string.Join(" ", body.Properties.Select(property => property.Name + (property.IsRequired ? "!" : "") + ":" + Of(property.Schema))) + "}",
            UnionSchema union => "(" + string.Join(" | ", union.Members.Select(Of)) + ")",
            ReferenceSchema reference => reference.Pointer,
            _ => throw new InvalidOperationException(schema.GetType().Name),
        };
        return schema.IsNullable && schema is not (AnySchema or ConstSchema { Json: "null" }) ? words + "?" : words;
    }

    private static string? Range(string? low, string? high) => low is null && high is null ? null : low + ".." + high;

    private static string Details(params string?[] parts) => parts.Any(part => part is not null) ? "(" + string.Join(" ", parts.Where(part => part is not null)) + ")" : "";
}
