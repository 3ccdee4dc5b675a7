using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Model;

/// <summary>What a value may be: JSON Schema, normalised from every spelling that real plans use, without what cannot be typed.</summary>
internal abstract record Schema
{
    /// <summary>Whether JSON null is a valid value.</summary>
    public bool IsNullable { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>A pinned C# name for the type (of a definition, nested object or enum).</summary>
    public string? CSharpName { get; init; }

    /// <summary>JSON texts, for documentation.</summary>
    public EquatableArray<string> Examples { get; init; } = [];

    /// <summary>A JSON text, for documentation; a default is never sent by itself.</summary>
    public string? Default { get; init; }

    public Origin Origin { get; init; }
}

/// <summary>Any JSON value: no type, <c>"any"</c>, or a combination that C# cannot say.</summary>
internal sealed record AnySchema : Schema;

internal sealed record StringSchema : Schema
{
    public StringFormat Format { get; init; }

    /// <summary>The format as written, for those that stay strings (<c>email</c>, <c>ipv4</c> ...).</summary>
    public string? FormatName { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>An ECMA-262 pattern; null when absent or empty.</summary>
    public string? Pattern { get; init; }
}

/// <summary>The formats with a C# type of their own.</summary>
internal enum StringFormat
{
    None,
    DateTime,
    Date,
    Time,
    Uuid,
    Uri,
}

internal static class StringFormats
{
    public static StringFormat Of(string? name) => name switch
    {
        "date-time" => StringFormat.DateTime,
        "date" => StringFormat.Date,
        "time" => StringFormat.Time,
        "uuid" => StringFormat.Uuid,
        "uri" => StringFormat.Uri,
        _ => StringFormat.None,
    };

    public static string? NameOf(StringFormat format) => format switch
    {
        StringFormat.DateTime => "date-time",
        StringFormat.Date => "date",
        StringFormat.Time => "time",
        StringFormat.Uuid => "uuid",
        StringFormat.Uri => "uri",
        _ => null,
    };
}

internal sealed record NumberSchema : Schema
{
    public required NumberType Type { get; init; }

    /// <summary>Bounds and step as JSON number texts, so that no digit is lost.</summary>
    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? ExclusiveMinimum { get; init; }

    public string? ExclusiveMaximum { get; init; }

    public string? MultipleOf { get; init; }
}

internal enum NumberType
{
    Integer,
    Decimal,
    Double,
}

internal sealed record BooleanSchema : Schema;

/// <summary>Two or more permitted values that C# can name.</summary>
internal sealed record EnumSchema : Schema
{
    public required EquatableArray<EnumValue> Values { get; init; }
}

/// <param name="Json">The value as JSON text, exactly what is written.</param>
/// <param name="Label">The string value, or the JSON text of a number or boolean: what the C# name is made of.</param>
internal sealed record EnumValue(string Json, string Label, string? CSharpName, string? Description);

/// <summary>One permitted value: of a required property it is written without being asked for.</summary>
internal sealed record ConstSchema : Schema
{
    /// <summary>The value as JSON text.</summary>
    public required string Json { get; init; }

    /// <summary>The value as one that a caller may choose.</summary>
    public EnumValue Value => new(Json, Json[0] == '"' ? JsonParser.Parse(Json).Root.Text : Json, CSharpName, Description ?? Title);
}

internal sealed record ArraySchema : Schema
{
    public required Schema Items { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool UniqueItems { get; init; }
}

internal sealed record ObjectSchema : Schema
{
    /// <summary>In the order of the file. None: any JSON object.</summary>
    public EquatableArray<Property> Properties { get; init; } = [];

    /// <summary>False when the plan forbids what it does not name.</summary>
    public bool AllowsOthers { get; init; } = true;

    /// <summary>The property of a wire name; null when there is none.</summary>
    public Property? Find(string name)
    {
        foreach (var property in Properties)
        {
            if (string.Equals(property.Name, name, StringComparison.Ordinal))
                return property;
        }

        return null;
    }
}

/// <summary>One of several types that are not just one and null.</summary>
internal sealed record UnionSchema : Schema
{
    public required EquatableArray<Schema> Members { get; init; }
}

/// <summary>A <c>$ref</c> that leads to a definition. What stands beside it in the plan (description, nullability) is the schema's own.</summary>
internal sealed record ReferenceSchema : Schema
{
    public required string Pointer { get; init; }
}

internal sealed record Property
{
    /// <summary>The wire name, byte for byte; may be empty or hold anything.</summary>
    public required string Name { get; init; }

    public required Schema Schema { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>The property's own words; the schema's when it has none.</summary>
    public string? Description { get; init; }

    public string? CSharpName { get; init; }

    /// <summary>The wire name that the property had before; tells a review that a rename is meant.</summary>
    public string? RenamedFrom { get; init; }

    public Deprecation? Deprecation { get; init; }

    /// <summary>Whether the plan marks the value as personal data.</summary>
    public bool IsPersonalData { get; init; }

    public Origin Origin { get; init; }
}
