using System.ComponentModel;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Serialization;

/// <summary>A regular expression of a plan. Used by generated code.</summary>
/// <param name="pattern">As the plan says it.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class PlanRegex(string pattern)
{
    internal Pattern Pattern { get; } = new(pattern);
}
