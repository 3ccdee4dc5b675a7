using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Constraints, checked when a call is written.</content>
internal static partial class ChangeRules
{
    private const string Tighter = "Values outside the new bound become violations, which Segment may block.";

    private const string Looser = "Nothing that was valid becomes invalid.";

    public static readonly ChangeRule MinLengthRaised = new(
        "MIN_LENGTH_RAISED", "Shortest length raised", None, Warning,
        "{0} must be at least {2} characters long; it was {1}",
        Tighter);

    public static readonly ChangeRule MinLengthLowered = new(
        "MIN_LENGTH_LOWERED", "Shortest length lowered", None, None,
        "{0} may be shorter than {1} characters now",
        Looser);

    public static readonly ChangeRule MaxLengthLowered = new(
        "MAX_LENGTH_LOWERED", "Longest length lowered", None, Warning,
        "{0} must be at most {2} characters long; it was {1}",
        Tighter);

    public static readonly ChangeRule MaxLengthRaised = new(
        "MAX_LENGTH_RAISED", "Longest length raised", None, Warning,
        "{0} may be longer than {1} characters now",
        "A warehouse column or a destination's field may cut the longer text.",
        "Check the lengths of columns and mapped fields.");

    public static readonly ChangeRule PatternAdded = new(
        "PATTERN_ADDED", "Pattern added", None, Warning,
        "{0} must match {2}",
        Tighter);

    public static readonly ChangeRule PatternChanged = new(
        "PATTERN_CHANGED", "Pattern changed", None, Warning,
        "{0} must match {2}; it was {1}",
        Tighter);

    public static readonly ChangeRule PatternRemoved = new(
        "PATTERN_REMOVED", "Pattern removed", None, Warning,
        "{0} no longer has to match {1}",
        "Readers that parse the text meet other forms.");

    public static readonly ChangeRule MinimumRaised = new(
        "MINIMUM_RAISED", "Minimum raised", None, Warning,
        "{0} must be {2}; it was {1}",
        Tighter);

    public static readonly ChangeRule MinimumLowered = new(
        "MINIMUM_LOWERED", "Minimum lowered", None, None,
        "{0} may be below its former minimum, {1}",
        Looser);

    public static readonly ChangeRule MaximumLowered = new(
        "MAXIMUM_LOWERED", "Maximum lowered", None, Warning,
        "{0} must be {2}; it was {1}",
        Tighter);

    public static readonly ChangeRule MaximumRaised = new(
        "MAXIMUM_RAISED", "Maximum raised", None, None,
        "{0} may be above its former maximum, {1}",
        Looser);

    public static readonly ChangeRule MultipleOfAdded = new(
        "MULTIPLE_OF_ADDED", "Step added", None, Warning,
        "{0} must be a multiple of {2}",
        Tighter);

    public static readonly ChangeRule MultipleOfChanged = new(
        "MULTIPLE_OF_CHANGED", "Step changed", None, Warning,
        "{0} must be a multiple of {2}; it was {1}",
        Tighter);

    public static readonly ChangeRule MultipleOfRemoved = new(
        "MULTIPLE_OF_REMOVED", "Step removed", None, None,
        "{0} no longer has to be a multiple of {1}",
        Looser);

    public static readonly ChangeRule MinItemsRaised = new(
        "MIN_ITEMS_RAISED", "Fewest items raised", None, Warning,
        "{0} must have at least {2} items; it was {1}",
        Tighter);

    public static readonly ChangeRule MinItemsLowered = new(
        "MIN_ITEMS_LOWERED", "Fewest items lowered", None, None,
        "{0} may have fewer than {1} items now",
        Looser);

    public static readonly ChangeRule MaxItemsLowered = new(
        "MAX_ITEMS_LOWERED", "Most items lowered", None, Warning,
        "{0} must have at most {2} items; it was {1}",
        Tighter);

    public static readonly ChangeRule MaxItemsRaised = new(
        "MAX_ITEMS_RAISED", "Most items raised", None, None,
        "{0} may have more than {1} items now",
        Looser);

    public static readonly ChangeRule UniqueItemsAdded = new(
        "UNIQUE_ITEMS_ADDED", "Items must differ", None, Warning,
        "the items of {0} must all differ",
        Tighter);

    public static readonly ChangeRule UniqueItemsRemoved = new(
        "UNIQUE_ITEMS_REMOVED", "Items may repeat", None, Warning,
        "the items of {0} may repeat now",
        "Readers that count the items count some twice.");

    private static IReadOnlyList<ChangeRule> Constraints =>
    [
        MinLengthRaised, MinLengthLowered, MaxLengthLowered, MaxLengthRaised, PatternAdded, PatternChanged, PatternRemoved,
        MinimumRaised, MinimumLowered, MaximumLowered, MaximumRaised, MultipleOfAdded, MultipleOfChanged, MultipleOfRemoved,
        MinItemsRaised, MinItemsLowered, MaxItemsLowered, MaxItemsRaised, UniqueItemsAdded, UniqueItemsRemoved,
    ];
}
