using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Types.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule PropertyTypeChanged = new(
        "PROPERTY_TYPE_CHANGED", "Type changed", Breaking, Breaking,
        "the type of {0} changed from {1} to {2}",
        "Callers stop compiling, and a warehouse column cannot hold both types.",
        "Add a property under a new name, and deprecate this one.");

    public static readonly ChangeRule PropertyTyped = new(
        "PROPERTY_TYPED", "Type given", Breaking, Warning,
        "{0} has a type now, {2}; before it was {1}",
        "Callers that pass something else stop compiling; old rows hold anything.");

    public static readonly ChangeRule PropertyUntyped = new(
        "PROPERTY_UNTYPED", "Type no longer given", Breaking, Warning,
        "{0} may be {2} now; it was {1}",
        "Callers pass another C# type, and readers can rely on nothing.",
        "Keep the type, or list the types it may have.");

    public static readonly ChangeRule NumberWidened = new(
        "NUMBER_WIDENED", "Integer became number", None, Warning,
        "{0} may have a fraction now; its type changed from {1} to {2}",
        "An integer column rounds or refuses fractions.",
        "Check the column's type.");

    public static readonly ChangeRule NumberNarrowed = new(
        "NUMBER_NARROWED", "Number became integer", Breaking, Warning,
        "{0} may no longer have a fraction; its type changed from {1} to {2}",
        "Callers that pass a fraction stop compiling; sums change their unit or precision.");

    public static readonly ChangeRule NumberFormatChanged = new(
        "NUMBER_FORMAT_CHANGED", "C# number type changed", Breaking, None,
        "the C# type of {0} changed from {1} to {2}",
        "Callers convert; the JSON stays a number.");

    public static readonly ChangeRule FormatTypeChanged = new(
        "FORMAT_TYPE_CHANGED", "String format changed its C# type", Breaking, Warning,
        "the type of {0} changed from {1} to {2}",
        "Callers pass another C# type; the text on the wire is written in another way.",
        "Compare a value before and after on the wire.");

    public static readonly ChangeRule FormatChanged = new(
        "FORMAT_CHANGED", "String format changed", None, Warning,
        "the format of {0} changed from {1} to {2}",
        "Values that were fine become violations, or readers meet values of another form.");

    public static readonly ChangeRule UnionMemberAdded = new(
        "UNION_MEMBER_ADDED", "Type added to a union", None, Warning,
        "{0} may also be {2} now",
        "Readers meet a type they do not expect; a warehouse may split the column.",
        "Check every reader, or add a property of its own.");

    public static readonly ChangeRule UnionMemberRemoved = new(
        "UNION_MEMBER_REMOVED", "Type removed from a union", Breaking, Warning,
        "{0} may no longer be {1}",
        "Callers that pass that type stop compiling.");

    public static readonly ChangeRule TypeNameChanged = new(
        "TYPE_NAME_CHANGED", "C# type name changed", Breaking, None,
        "the C# type name of {0} changed from {1} to {2}",
        "Callers that name the type stop compiling.",
        "Pin the name with csharpName.");

    private static IReadOnlyList<ChangeRule> Types =>
    [
        PropertyTypeChanged, PropertyTyped, PropertyUntyped, NumberWidened, NumberNarrowed, NumberFormatChanged,
        FormatTypeChanged, FormatChanged, UnionMemberAdded, UnionMemberRemoved, TypeNameChanged,
    ];
}
