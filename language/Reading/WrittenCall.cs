using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Reading;

/// <summary>
/// A call as its plan has it, for those who write plans or hold payloads against them: the model leaves out what C# cannot say. Every shape's
/// reader gives both at once.
/// </summary>
/// <param name="Node">The event or the rule.</param>
internal sealed record WrittenCall(PlannedCallKind Kind, string Name, int? Version, JsonValue Node)
{
    /// <summary>With what a version has from the newest.</summary>
    public string? Description { get; init; }

    /// <summary>Of the newest version of an event: what this version does not say itself, and has from there.</summary>
    public IReadOnlyList<JsonMember> Inherited { get; init; } = [];

    /// <summary>The schema of a rule; null for a rule without one, and in a native plan.</summary>
    public JsonValue? Schema { get; init; }

    /// <summary>Whether the schema is that of the properties or traits; otherwise it is that of the payload around them.</summary>
    public bool IsHoisted { get; init; }
}
