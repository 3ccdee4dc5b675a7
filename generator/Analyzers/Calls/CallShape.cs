using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>How a method that sends an untyped call takes its arguments. A parameter it does not have is -1.</summary>
/// <param name="Kind">Which of Segment's calls it sends.</param>
/// <param name="Event">Ordinal of the event's name.</param>
/// <param name="Properties">Ordinal of the properties or traits.</param>
/// <param name="User">Ordinal of the user's id.</param>
internal sealed record CallShape(PlannedCallKind Kind, int Event, int Properties, int User);
