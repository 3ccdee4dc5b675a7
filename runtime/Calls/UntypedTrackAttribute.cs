namespace TrackingPlan;

/// <summary>
/// Marks a method of one's own that tracks an event by its name, so that the analyzers hold its callers against the plan (TRK2001 to
/// TRK2006). Parameters called <c>eventName</c>, <c>event</c> or <c>name</c>, <c>properties</c> and <c>userId</c> are found by themselves.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UntypedTrackAttribute : Attribute
{
    /// <summary>The name of the parameter that is the event's name, where it has another one.</summary>
    public string? Event { get; set; }

    /// <summary>The name of the parameter that holds the properties, where it has another one.</summary>
    public string? Properties { get; set; }

    /// <summary>The name of the parameter that is the user's id, where it has another one.</summary>
    public string? User { get; set; }
}
