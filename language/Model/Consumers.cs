namespace TrackingPlan.Language.Model;

/// <summary>What reads the plan's data: nothing is generated for it, but a change of the plan must not break it.</summary>
internal sealed record Consumers
{
    public static Consumers None { get; } = new();

    public EquatableArray<Consumer> Audiences { get; init; } = [];

    public EquatableArray<Consumer> Metrics { get; init; } = [];

    public EquatableArray<Consumer> Destinations { get; init; } = [];
}

/// <summary>An audience, metric or destination, with everything in the plan that it depends on.</summary>
internal sealed record Consumer(string Name, string? Description, EquatableArray<Dependency> DependsOn, Origin Origin)
{
    public string? Owner { get; init; }

    /// <summary>The metrics that this one divides; their dependencies are theirs.</summary>
    public EquatableArray<Reference> Metrics { get; init; } = [];
}

/// <summary>An event, a property of an event, or a trait that a consumer reads.</summary>
/// <param name="Call">The event's name, or <c>identify</c> / <c>group</c> for a trait.</param>
/// <param name="Property">The property or trait; null for the call itself.</param>
/// <param name="Role">Why: one of <see cref="DependencyRole"/>.</param>
internal sealed record Dependency(string Call, string? Property, string Role, Origin Origin)
{
    /// <summary>What more the plan says, in words: <c>at least 3 within 90 days</c>, <c>as WhoId</c>; null when nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>The values that a filter lets through, as JSON texts.</summary>
    public EquatableArray<string> Values { get; init; } = [];
}

internal static class DependencyRole
{
    public const string Count = "count";
    public const string Step = "step";
    public const string Join = "join";
    public const string GroupBy = "group by";
    public const string Sum = "sum";
    public const string Unit = "unit";
    public const string Distinct = "distinct";
    public const string Filter = "filter";
    public const string Map = "map";
}
