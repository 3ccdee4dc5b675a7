using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Shapes;

/// <summary>What <see cref="PlanReader"/> made of a plan's text.</summary>
/// <param name="Model">
/// The plan; null when its shape is unknown. Faulty parts are left out of it or may hold any value, so that one fault in the plan gives
/// one error in the build, and not one for every call in the code.
/// </param>
/// <param name="Findings">What there is to say, in the order of the text; the checks (<see cref="PlanChecks"/>) have not run yet.</param>
/// <param name="Calls">The same calls as they are written, and the rules for every call; several versions of an event from the oldest to the newest.</param>
/// <param name="Document">The text's values, for checks and tools.</param>
internal sealed record PlanReading(PlanModel? Model, EquatableArray<Finding> Findings, IReadOnlyList<WrittenCall> Calls, JsonDocument Document);
