using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>The C# type of a value of the plan, with what its schema demands of the value.</summary>
/// <param name="Name">As written in generated code, without a question mark.</param>
/// <param name="IsStruct">Whether null needs <see cref="Nullable{T}"/>.</param>
internal abstract record CSharpType(string Name, bool IsStruct)
{
    /// <summary>Whether JSON null is a valid value.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type as written where JSON null is said with C# null.</summary>
    public string Annotated => IsNullable ? Name + "?" : Name;
}

internal sealed record StringType() : CSharpType("string", false)
{
    public string? Format { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public string? Pattern { get; init; }
}

internal sealed record NumericType(NumberType Kind) : CSharpType(NameOf(Kind), true)
{
    /// <summary>Bounds as C# literals, each with the name of the check.</summary>
    public EquatableArray<CheckedBound> Bounds { get; init; } = [];

    private static string NameOf(NumberType kind) => kind switch
    {
        NumberType.Integer => "long",
        NumberType.Double => "double",
        _ => "decimal",
    };
}

/// <param name="Check">The method of <c>ViolationCollector</c>.</param>
/// <param name="Limit">A C# literal.</param>
internal readonly record struct CheckedBound(string Check, string Limit);

/// <summary>A type whose every value is valid: a boolean, a date, a time, a UUID.</summary>
internal sealed record PlainType(string Name, bool IsStruct) : CSharpType(Name, IsStruct);

internal sealed record UriType() : CSharpType("global::System.Uri", false);

/// <summary>Any JSON value, or any JSON object.</summary>
internal sealed record JsonNodeType(string Name) : CSharpType(Name, false)
{
    public static JsonNodeType Any { get; } = new("global::System.Text.Json.Nodes.JsonNode") { IsNullable = true };

    public static JsonNodeType Object { get; } = new("global::System.Text.Json.Nodes.JsonObject");
}

internal sealed record ListType(CSharpType Item)
    : CSharpType($"global::System.Collections.Generic.IReadOnlyList<{Item.Annotated}>", false)
{
    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public bool UniqueItems { get; init; }
}

/// <param name="Name">The C# enum.</param>
/// <param name="Json">The method that gives a value's JSON.</param>
/// <param name="Count">Values run from 1 to this.</param>
/// <param name="Allowed">What a violation says: the values' JSON, in the order of the plan.</param>
internal sealed record EnumType(string Name, string Json, int Count, string Allowed) : CSharpType(Name, true);

/// <summary>A generated class for an object, or a generated struct for a union.</summary>
internal sealed record ModelType(string Name, bool IsStruct) : CSharpType(Name, IsStruct);

/// <summary>The one permitted value of a required property: no member, but always written.</summary>
internal sealed record ConstantType(string Json) : CSharpType("", false);
