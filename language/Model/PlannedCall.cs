namespace TrackingPlan.Language.Model;

internal enum PlannedCallKind
{
    Track,
    Identify,
    Group,
    Page,
    Screen,

    /// <summary>A rule for the payload of every call: none of the model's calls, but some files have one.</summary>
    Common,
}

/// <summary>One Track event (in one version), or the one Identify, Group, Page or Screen of a plan.</summary>
internal sealed record PlannedCall
{
    public required PlannedCallKind Kind { get; init; }

    /// <summary>The wire name, exactly: the event's, or the page's or screen's when the plan fixes one; else empty.</summary>
    public required string Name { get; init; }

    /// <summary>What <c>context.protocols.event_version</c> says; null when the plan gives none.</summary>
    public int? Version { get; init; }

    public string? Description { get; init; }

    public string? Owner { get; init; }

    public string? CSharpName { get; init; }

    /// <summary>The wire name that the call had before; tells a review that a rename is meant.</summary>
    public string? RenamedFrom { get; init; }

    public Deprecation? Deprecation { get; init; }

    /// <summary>The wire name of the property that is the call's <c>userId</c>.</summary>
    public Reference? User { get; init; }

    /// <summary>The calls that go with this one: <c>identify</c>, <c>group</c> or an event's name.</summary>
    public EquatableArray<Reference> Alongside { get; init; } = [];

    /// <summary>The properties or traits.</summary>
    public required ObjectSchema Body { get; init; }

    public Origin Origin { get; init; }
}

/// <summary>A name in the plan that must name something else in the plan.</summary>
internal sealed record Reference(string Name, Origin Origin);

/// <param name="Message">The plan's words; may be empty.</param>
/// <param name="Sunset">The day after which use is an error, as <c>yyyy-MM-dd</c>.</param>
internal sealed record Deprecation(string Message, string? Sunset);
