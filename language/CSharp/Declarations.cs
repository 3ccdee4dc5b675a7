using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>A type to generate: equal to another exactly when both give the same text.</summary>
/// <param name="Name">The simple name.</param>
/// <param name="Description">The plan's words; null when it has none.</param>
internal abstract record Declaration(string Name, string? Description)
{
    public EquatableArray<Declaration> Nested { get; init; } = [];
}

/// <summary>An event, traits, a page or a screen.</summary>
internal sealed record CallDeclaration(string Name, string? Description) : Declaration(Name, Description)
{
    public required PlannedCallKind Kind { get; init; }

    public required string WireName { get; init; }

    public int? Version { get; init; }

    public string? Owner { get; init; }

    public string? Obsolete { get; init; }

    public required EquatableArray<Member> Members { get; init; }

    /// <summary>The expression that is the call's user id; null when it is named at the call.</summary>
    public string? User { get; init; }

    /// <summary>The method that makes the call from named parameters; null when there are too many.</summary>
    public string? Method { get; init; }
}

internal sealed record ObjectDeclaration(string Name, string? Description) : Declaration(Name, Description)
{
    public required EquatableArray<Member> Members { get; init; }
}

/// <param name="Json">The helper class of a shared enum; null for one that is nested in its only user.</param>
internal sealed record EnumDeclaration(string Name, string? Description, string FullName, string? Json) : Declaration(Name, Description)
{
    public required EquatableArray<NamedValue> Values { get; init; }
}

internal sealed record UnionDeclaration(string Name, string? Description) : Declaration(Name, Description)
{
    public required EquatableArray<CSharpType> Cases { get; init; }
}

/// <summary>One value of an enum.</summary>
internal sealed record NamedValue(string Name, string Json, string? Description);

/// <summary>One property or trait.</summary>
internal sealed record Member(string Name, string Parameter, string WireName, CSharpType Type, Presence Presence)
{
    public string? Description { get; init; }

    /// <summary>What the schema demands, in words.</summary>
    public string Demands { get; init; } = "";

    public string? Obsolete { get; init; }

    public bool IsConstant => Type is ConstantType;

    /// <summary>The type of the C# property.</summary>
    public string TypeName => Presence switch
    {
        Presence.Required => Type.Annotated,
        Presence.OptionalOrNull => $"global::TrackingPlan.Optional<{Type.Annotated}>",
        _ => Type.Name + "?",
    };

    /// <summary>The expression for the value where it is known to be there; a nullable one may still be null.</summary>
    public string Value => Presence switch
    {
        Presence.OptionalOrNull => Name + ".Value",
        Presence.Optional when Type.IsStruct => Name + ".Value",
        _ => Name,
    };
}

internal enum Presence
{
    /// <summary>Always written.</summary>
    Required,

    /// <summary>Left out when null.</summary>
    Optional,

    /// <summary>May be left out, and may be null: two different things.</summary>
    OptionalOrNull,
}
