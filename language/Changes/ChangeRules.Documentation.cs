using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Names in code, words and owners.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule CSharpNameChanged = new(
        "CSHARP_NAME_CHANGED", "C# name changed", Breaking, None,
        "the C# name of {0} changed from {1} to {2}",
        "Callers stop compiling until they use the new name; the wire name stays.");

    public static readonly ChangeRule BindingChanged = new(
        "BINDING_CHANGED", "C# name means another wire name", Breaking, Breaking,
        "callers of {0} keep compiling and will send {2} where they sent {1}",
        "The C# name stays and its meaning changes: no compiler tells anyone, and whoever reads the old name waits for it in vain.",
        "Give the new one a csharpName of its own, so that callers see it, or keep the wire name.");

    public static readonly ChangeRule MethodRemoved = new(
        "METHOD_REMOVED", "Method with named parameters removed", Breaking, None,
        "{1}, the method with named parameters of {0}, is no more",
        "An event of more than 16 properties has none; callers of the method stop compiling.",
        "Callers pass the event itself: Track(new ...).");

    public static readonly ChangeRule CodeBroken = new(
        "CODE_BROKEN", "Code stops compiling", Breaking, None,
        "code that uses {1} of {0} stops compiling",
        "Nothing of it changes on the wire, yet its C# type is another.");

    public static readonly ChangeRule PlanRenamed = new(
        "PLAN_RENAMED", "Plan renamed", Warning, Warning,
        "the plan was named {1} before; its name is {2}",
        "context.tracking_plan.name says the new name in every call.",
        "Tell the readers that filter on it.");

    public static readonly ChangeRule PlanShapeChanged = new(
        "PLAN_SHAPE_CHANGED", "File format changed", None, None,
        "the plan's file format changed from {1} to {2}",
        "The same plan, written in another way.");

    public static readonly ChangeRule OwnerChanged = new(
        "OWNER_CHANGED", "Owner changed", None, None,
        "the owner of {0} changed from {1} to {2}",
        "Somebody else answers for it.");

    public static readonly ChangeRule DescriptionChanged = new(
        "DESCRIPTION_CHANGED", "Description changed", None, None,
        "the description of {0} changed",
        "Only words, unless the words change what the value means.");

    public static readonly ChangeRule TitleChanged = new(
        "TITLE_CHANGED", "Title changed", None, None,
        "the title of {0} changed",
        "Only words.");

    public static readonly ChangeRule ExamplesChanged = new(
        "EXAMPLES_CHANGED", "Examples changed", None, None,
        "the examples of {0} changed",
        "Only documentation.");

    public static readonly ChangeRule DefaultChanged = new(
        "DEFAULT_CHANGED", "Default changed", None, None,
        "the default of {0} changed from {1} to {2}",
        "Only documentation: a default is never sent by itself.");

    private static IReadOnlyList<ChangeRule> Documentation =>
    [
        CSharpNameChanged, BindingChanged, MethodRemoved, CodeBroken, PlanRenamed, PlanShapeChanged, OwnerChanged, DescriptionChanged, TitleChanged, ExamplesChanged,
        DefaultChanged,
    ];
}
