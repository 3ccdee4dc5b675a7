using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Checking;

/// <summary>A plan and everything found in it, in the order of its text.</summary>
internal sealed record CheckedPlan(PlanFile Plan, IReadOnlyList<CheckFinding> Findings);

/// <param name="Id"><c>TRK1nnn</c>, or <see cref="SchemaCheck.Id"/>.</param>
internal sealed record CheckFinding(string Id, string Title, Severity Severity, string Message, Place Place, IReadOnlyList<Place> Others);
