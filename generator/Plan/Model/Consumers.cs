namespace TrackingPlan.Plan;

/// <summary>What reads the plan's data: nothing is generated for it, but a change of the plan must not break it.</summary>
internal sealed record Consumers
{
    public static Consumers None { get; } = new();

    public EquatableArray<Consumer> Audiences { get; init; } = [];

    public EquatableArray<Consumer> Metrics { get; init; } = [];

    public EquatableArray<Consumer> Destinations { get; init; } = [];
}

/// <summary>An audience, metric or destination, with everything in the plan that it depends on.</summary>
internal sealed record Consumer(string Name, string? Description, EquatableArray<Dependency> DependsOn, Origin Origin);

/// <summary>An event, a property of an event, or a trait that a consumer reads.</summary>
/// <param name="Call">The event's name, or <c>identify</c> / <c>group</c> for a trait.</param>
/// <param name="Property">The property or trait; null for the call itself.</param>
/// <param name="Role">Why: <c>count</c>, <c>join</c>, <c>group by</c>, <c>sum</c>, <c>filter</c>, <c>map</c>.</param>
internal sealed record Dependency(string Call, string? Property, string Role, Origin Origin);
