namespace TrackingPlan.Language.Model;

/// <summary>A tracking plan, the same for every file shape it may have been read from.</summary>
internal sealed record PlanModel
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required PlanShape Shape { get; init; }

    /// <summary>Every call in the order of the file; several versions of one event are several calls.</summary>
    public required EquatableArray<PlannedCall> Calls { get; init; }

    /// <summary>Schemas shared by reference. A definition that no call reaches is here too.</summary>
    public EquatableArray<Definition> Definitions { get; init; } = [];

    /// <summary>How the plan's names are written; null when the plan does not care.</summary>
    public NamingConvention? Naming { get; init; }

    public Consumers Consumers { get; init; } = Consumers.None;
}

/// <summary>The file shapes that compile.</summary>
internal enum PlanShape
{
    Native,
    SegmentPublicApi,
    TypewriterV8,
    ConfigApi,
    RudderStack,
}

/// <summary>The case that names of events and of properties have.</summary>
internal sealed record NamingConvention(NameCase Events, NameCase Properties);

internal enum NameCase
{
    Any,
    Title,
    Sentence,
    Snake,
    Camel,
    Pascal,
    Kebab,
}

/// <summary>A schema under a name, referred to by <c>$ref</c>.</summary>
/// <param name="Pointer">What a reference says, <c>#/definitions/user_id</c>; unique.</param>
/// <param name="Name">The last segment of the pointer, decoded.</param>
internal sealed record Definition(string Pointer, string Name, Schema Schema, Origin Origin);
