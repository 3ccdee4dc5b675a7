namespace TrackingPlan.Language.Schemas.Keywords;

/// <summary>A word that a schema may hold.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Role">What it does.</param>
/// <param name="Value">What it may say.</param>
/// <param name="AppliesTo">The types of values that it limits; a value of another type it permits.</param>
internal sealed record Keyword(string Name, KeywordRole Role, KeywordValue Value, JsonTypes AppliesTo = JsonTypes.Any)
{
    /// <summary>Where schemas stand in its value.</summary>
    public Subschemas Subschemas { get; init; }

    /// <summary>Whether it limits a value, and is typed or checked.</summary>
    public bool IsTyped => Role == KeywordRole.Limits && WhyUntyped is null;

    /// <summary>Whether it describes a value without limiting it; such words alone are allowed beside a <c>$ref</c>.</summary>
    public bool IsAnnotation => Role is KeywordRole.Describes or KeywordRole.Own;

    /// <summary>Why C# has no type for what it says; null for a word that C# types, checks, or need not know.</summary>
    public string? WhyUntyped { get; init; }
}

internal enum KeywordRole
{
    /// <summary>Limits a value: draft-07 validation, and what applies schemas.</summary>
    Limits,

    /// <summary>Describes a value, or is found by others, and limits nothing.</summary>
    Describes,

    /// <summary>Describes a value to this product alone.</summary>
    Own,

    /// <summary>A word of a later draft, which limits nothing here and is told apart from a misspelt one.</summary>
    LaterDraft,

    /// <summary>What Segment and others write into schemas, without meaning for us.</summary>
    Foreign,
}

/// <summary>Where schemas stand in a keyword's value.</summary>
internal enum Subschemas
{
    None,

    /// <summary>The value is a schema.</summary>
    One,

    /// <summary>The value is an array of schemas.</summary>
    Many,

    /// <summary>The value is a schema, or an array of them.</summary>
    OneOrMany,

    /// <summary>The value is an object of names and their schemas, or of other things, which are none.</summary>
    Named,
}
