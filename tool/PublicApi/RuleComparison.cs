using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Shapes.PublicApi.Writing;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>What push, pull and reading back mean by "the same rule": one measure, so that a pull leaves a push nothing to do.</summary>
internal static class RuleComparison
{
    /// <summary>A call as the rule that a push writes over the one that Segment holds: what the plan does not describe stays.</summary>
    /// <param name="call">With its references written out.</param>
    /// <param name="held">The rule in Segment.</param>
    public static CallDocument Over(CallDocument call, CallDocument held) =>
        call with { Around = held.Around, Description = call.InheritsDescription ? held.Description : call.Description ?? held.Description };

    public static bool AreSame(CallDocument left, CallDocument right) => Comparable(left).SameAs(Comparable(right));

    public static bool AreSame(JsonValue left, JsonValue right) => AreSame(PlanDocuments.OfRule(left), PlanDocuments.OfRule(right));

    /// <summary>In the words of draft-07, without what Segment may drop or add without changing what a rule says.</summary>
    private static JsonValue Comparable(CallDocument call) => NativeKeywords.Without(Draft07.Alone(SegmentRules.PayloadSchema(call)));
}
