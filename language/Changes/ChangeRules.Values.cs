using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Enums and constants.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule EnumValueAdded = new(
        "ENUM_VALUE_ADDED", "Enum value added", None, Warning,
        "{0} may be {2} now",
        "A query that lists the values counts the new one as other, or not at all.",
        "Tell the readers that group or filter by it.");

    public static readonly ChangeRule EnumValueRemoved = new(
        "ENUM_VALUE_REMOVED", "Enum value removed", Breaking, Warning,
        "{0} may no longer be {1}",
        "Callers that pass it stop compiling; filters on it match only the past.");

    public static readonly ChangeRule EnumAdded = new(
        "ENUM_ADDED", "Values listed", Breaking, None,
        "{0} is restricted to {2}",
        "Callers pass an enum, no longer any value.");

    public static readonly ChangeRule EnumRemoved = new(
        "ENUM_REMOVED", "Values no longer listed", Breaking, Warning,
        "{0} is no longer restricted to {1}",
        "Callers pass any value; queries that list the values miss the new ones.");

    public static readonly ChangeRule ConstAdded = new(
        "CONST_ADDED", "Value fixed", Breaking, Warning,
        "{0} is always {2} now",
        "Callers can no longer pass it; other values end.");

    public static readonly ChangeRule ConstRemoved = new(
        "CONST_REMOVED", "Value no longer fixed", Breaking, Warning,
        "{0} is no longer always {1}",
        "Where it is required, callers must pass it; readers that relied on the one value count wrongly.");

    public static readonly ChangeRule ConstChanged = new(
        "CONST_CHANGED", "Fixed value changed", None, Breaking,
        "{0} is always {2} now; it was always {1}",
        "Every filter on the old value goes silent at the next release.",
        "Tell the readers first.");

    private static IReadOnlyList<ChangeRule> Values =>
    [
        EnumValueAdded, EnumValueRemoved, EnumAdded, EnumRemoved, ConstAdded, ConstRemoved, ConstChanged,
    ];
}
