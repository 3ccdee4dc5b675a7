using TrackingPlan.Language.Model;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>A call of one plan: an event in one version, or its Identify or Group.</summary>
internal sealed record PlannedEvent(KnownPlan Plan, PlannedCall Call)
{
    /// <summary>How a report names it.</summary>
    public string Title => Call.Kind == PlannedCallKind.Track ? Quote(Call.Name) : $"the {Call.Kind} call";
}
