using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Events and the other calls, and who a call is about.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule EventAdded = new(
        "EVENT_ADDED", "Event added", None, None,
        "{0} was added",
        "Nothing sent it before.");

    public static readonly ChangeRule EventRemoved = new(
        "EVENT_REMOVED", "Event removed", Breaking, Breaking,
        "{0} was removed",
        "Its typed call is gone, and every chart, audience and destination that reads it falls silent.",
        "Mark it deprecated with a sunset date, and remove it after that day.");

    public static readonly ChangeRule EventRemovedBeforeSunset = new(
        "EVENT_REMOVED_BEFORE_SUNSET", "Event removed before its sunset date", Breaking, Breaking,
        "{0} was removed before its sunset date, {1}",
        "Its readers were promised more time.",
        "Wait for the date, or agree on an earlier one with the readers first.");

    public static readonly ChangeRule EventRetired = new(
        "EVENT_RETIRED", "Deprecated event removed", Warning, Warning,
        "{0} was removed, as its deprecation announced",
        "Callers and readers have been warned; whoever did not listen breaks.");

    public static readonly ChangeRule EventRenamed = new(
        "EVENT_RENAMED", "Event renamed", Breaking, Breaking,
        "{0} was named {1} before",
        "History splits in two: no chart joins the old name to the new. Callers stop compiling where the C# name changes with it; where it stays, they send the new name without a word.",
        "Keep the wire name and set csharpName, or send both events for a while and tell the readers.")
    {
        Likely = "{0} was likely named {1} before",
    };

    public static readonly ChangeRule CallAdded = new(
        "CALL_ADDED", "Call added", None, None,
        "{0} was added",
        "Nothing sent it before.");

    public static readonly ChangeRule CallRemoved = new(
        "CALL_REMOVED", "Call removed", Breaking, Breaking,
        "{0} was removed",
        "Its typed call is gone, and profiles no longer receive its traits.",
        "Deprecate its traits one by one first.");

    public static readonly ChangeRule UserAdded = new(
        "USER_ADDED", "User property set", Warning, Warning,
        "{0} takes its userId from property {2} now",
        "Callers that pass a user id stop compiling, and the call is counted for whom the property names.",
        "Check that the property holds the id that callers passed.");

    public static readonly ChangeRule UserChanged = new(
        "USER_CHANGED", "User property changed", None, Breaking,
        "{0} takes its userId from property {2}, no longer from {1}",
        "The same call is counted for another person: audiences and funnels change their meaning.",
        "Add a new event for the new meaning.");

    public static readonly ChangeRule UserRemoved = new(
        "USER_REMOVED", "User property unset", Breaking, Warning,
        "{0} takes its userId no longer from property {1}",
        "Callers must pass the user id themselves.");

    public static readonly ChangeRule AlongsideAdded = new(
        "ALONGSIDE_ADDED", "Call added alongside", Warning, None,
        "{2} now goes alongside {0}",
        "Code that sends the one without the other is flagged.");

    public static readonly ChangeRule AlongsideRemoved = new(
        "ALONGSIDE_REMOVED", "Call no longer alongside", None, Warning,
        "{1} no longer goes alongside {0}",
        "Callers may stop sending it, and the profiles it fed grow stale.");

    private static IReadOnlyList<ChangeRule> Calls =>
    [
        EventAdded, EventRemoved, EventRemovedBeforeSunset, EventRetired, EventRenamed, CallAdded, CallRemoved, UserAdded,
        UserChanged, UserRemoved, AlongsideAdded, AlongsideRemoved,
    ];
}
