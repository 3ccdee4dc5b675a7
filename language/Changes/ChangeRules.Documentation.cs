using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Names in code, words and owners.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule CSharpNameChanged = new(
        "CSHARP_NAME_CHANGED", "C# name changed", Breaking, None,
        "the C# name of {0} changed from {1} to {2}",
        "Callers stop compiling until they use the new name; the wire name stays.");

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
        CSharpNameChanged, PlanRenamed, PlanShapeChanged, OwnerChanged, DescriptionChanged, TitleChanged, ExamplesChanged,
        DefaultChanged,
    ];
}
