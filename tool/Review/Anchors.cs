using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Review;

/// <summary>Finds a line of the newer plan for what is no longer in it: its call's, or the plan's first.</summary>
internal sealed class Anchors
{
    private readonly PlanFile _plan;
    private readonly Dictionary<(PlannedCallKind, string), Origin> _calls = [];

    public Anchors(PlanFile plan)
    {
        _plan = plan;
        foreach (var call in plan.Model.Calls)
            _calls.TryAdd((call.Kind, ChangeSubject.CallName(call)), call.Origin);
    }

    public Place Nearest(ChangeSubject subject)
    {
        if (subject is { CallKind: { } kind, Name: { } name } && _calls.TryGetValue((kind, name), out var origin))
            return _plan.PlaceOf(origin);
        return _plan.PlaceOf(new Origin(0, 1));
    }
}
