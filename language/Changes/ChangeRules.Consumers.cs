using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Audiences, metrics and destinations.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule ConsumerAdded = new(
        "CONSUMER_ADDED", "Consumer added", None, None,
        "{0} was added",
        "From now on a change of the plan shows whether it touches it.");

    public static readonly ChangeRule ConsumerRemoved = new(
        "CONSUMER_REMOVED", "Consumer removed", None, Warning,
        "{0} was removed",
        "Nothing warns any more when a change breaks it, if it still exists.",
        "Check that it is really gone.");

    public static readonly ChangeRule ConsumerChanged = new(
        "CONSUMER_CHANGED", "Consumer reads other data", None, Warning,
        "{0} reads {2}; before it read {1}",
        "Its figures mean something else from now on.",
        "Tell those who read its figures.");

    private static IReadOnlyList<ChangeRule> Consumers =>
    [
        ConsumerAdded, ConsumerRemoved, ConsumerChanged,
    ];
}
