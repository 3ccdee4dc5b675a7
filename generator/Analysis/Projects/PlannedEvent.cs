using TrackingPlan.Plan;
using static TrackingPlan.Plan.Reading.Words;

namespace TrackingPlan.Analysis.Projects;

/// <summary>A call of one plan: an event in one version, or its Identify or Group.</summary>
internal sealed record PlannedEvent(KnownPlan Plan, PlannedCall Call)
{
    /// <summary>How a report names it.</summary>
    public string Title => Call.Kind == PlannedCallKind.Track ? Quote(Call.Name) : $"the {Call.Kind} call";
}
