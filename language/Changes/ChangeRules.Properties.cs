using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Properties, traits and their members at any depth.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule PropertyAdded = new(
        "PROPERTY_ADDED", "Optional property added", None, None,
        "{0} was added",
        "Nothing sent it before; nobody must send it.");

    public static readonly ChangeRule RequiredPropertyAdded = new(
        "REQUIRED_PROPERTY_ADDED", "Required property added", Breaking, None,
        "{0} was added and is required",
        "Callers must pass it; old rows do not have it.",
        "Add it as optional first, and require it once all callers send it.");

    public static readonly ChangeRule PropertyRemoved = new(
        "PROPERTY_REMOVED", "Property removed", Breaking, Breaking,
        "{0} was removed",
        "Callers that pass it stop compiling, and its column ends.",
        "Mark it deprecated with a sunset date, and remove it after that day.");

    public static readonly ChangeRule PropertyRemovedBeforeSunset = new(
        "PROPERTY_REMOVED_BEFORE_SUNSET", "Property removed before its sunset date", Breaking, Breaking,
        "{0} was removed before its sunset date, {1}",
        "Its readers were promised more time.",
        "Wait for the date, or agree on an earlier one with the readers first.");

    public static readonly ChangeRule PropertyRetired = new(
        "PROPERTY_RETIRED", "Deprecated property removed", Warning, Warning,
        "{0} was removed, as its deprecation announced",
        "Callers and readers have been warned; whoever did not listen breaks.");

    public static readonly ChangeRule PropertyRenamed = new(
        "PROPERTY_RENAMED", "Property renamed", Breaking, Breaking,
        "{0} was named {1} before",
        "Its column splits in two. Callers stop compiling where the C# name changes with it; where it stays, they send the new name without a word.",
        "Keep the wire name and set csharpName, or send both for a while and tell the readers.")
    {
        Likely = "{0} was likely named {1} before",
    };

    public static readonly ChangeRule PropertiesReordered = new(
        "PROPERTIES_REORDERED", "Properties reordered", Warning, None,
        "the properties of {0} stand in another order",
        "Callers that pass arguments by position, not by name, may pass the wrong one.",
        "Keep the order, or check that callers name their arguments.");

    public static readonly ChangeRule RequiredAdded = new(
        "REQUIRED_ADDED", "Property became required", Breaking, None,
        "{0} became required",
        "Callers that left it out stop compiling.",
        "Check that every caller knows the value.");

    public static readonly ChangeRule RequiredRemoved = new(
        "REQUIRED_REMOVED", "Property became optional", None, Warning,
        "{0} became optional",
        "Rows without the value appear: counts, joins and sums change quietly.",
        "Check every reader for rows without it.");

    public static readonly ChangeRule NullableAdded = new(
        "NULLABLE_ADDED", "Null allowed", None, Warning,
        "{0} may be null now",
        "Rows with null appear: counts, joins and sums change quietly.",
        "Check every reader for nulls.");

    public static readonly ChangeRule NullableRemoved = new(
        "NULLABLE_REMOVED", "Null no longer allowed", Breaking, None,
        "{0} may no longer be null",
        "Callers that pass a nullable number, date or the like stop compiling; for a text or an object it is a warning.");

    public static readonly ChangeRule OtherPropertiesForbidden = new(
        "OTHER_PROPERTIES_FORBIDDEN", "Unplanned properties forbidden", None, Warning,
        "{0} no longer allows properties that the plan does not name",
        "Calls that carry others become violations, which Segment may block.",
        "Plan the properties that are really sent first.");

    public static readonly ChangeRule OtherPropertiesAllowed = new(
        "OTHER_PROPERTIES_ALLOWED", "Unplanned properties allowed", None, None,
        "{0} now allows properties that the plan does not name",
        "Anything may arrive beside the planned properties.");

    public static readonly ChangeRule PersonalDataMarked = new(
        "PERSONAL_DATA_MARKED", "Marked as personal data", None, None,
        "{0} is marked as personal data now",
        "Reviews and tools treat it with care from now on.");

    public static readonly ChangeRule PersonalDataUnmarked = new(
        "PERSONAL_DATA_UNMARKED", "No longer marked as personal data", None, Warning,
        "{0} is no longer marked as personal data",
        "Destinations may receive a personal datum unmasked.",
        "Ask whoever answers for privacy.");

    private static IReadOnlyList<ChangeRule> Properties =>
    [
        PropertyAdded, RequiredPropertyAdded, PropertyRemoved, PropertyRemovedBeforeSunset, PropertyRetired, PropertyRenamed,
        PropertiesReordered, RequiredAdded, RequiredRemoved, NullableAdded, NullableRemoved, OtherPropertiesForbidden,
        OtherPropertiesAllowed, PersonalDataMarked, PersonalDataUnmarked,
    ];
}
