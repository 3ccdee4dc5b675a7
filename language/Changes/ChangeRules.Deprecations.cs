using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Deprecation.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule Deprecated = new(
        "DEPRECATED", "Deprecated", Warning, None,
        "{0} was deprecated",
        "Callers get a compiler warning, an error where warnings are errors.");

    public static readonly ChangeRule DeprecationLifted = new(
        "DEPRECATION_LIFTED", "Deprecation lifted", None, None,
        "{0} is no longer deprecated",
        "Callers need not move away after all.");

    public static readonly ChangeRule DeprecationMessageChanged = new(
        "DEPRECATION_MESSAGE_CHANGED", "Deprecation message changed", None, None,
        "the deprecation message of {0} changed",
        "Only words.");

    public static readonly ChangeRule SunsetBroughtForward = new(
        "SUNSET_BROUGHT_FORWARD", "Sunset date brought forward", Warning, None,
        "the sunset date of {0} is {2} now, sooner than before",
        "After that day its use is an error, earlier than callers were told.",
        "Tell the callers.");

    public static readonly ChangeRule SunsetPostponed = new(
        "SUNSET_POSTPONED", "Sunset date postponed", None, None,
        "the sunset date of {0} was postponed; it was {1}",
        "Callers have more time.");

    private static IReadOnlyList<ChangeRule> Deprecations =>
    [
        Deprecated, DeprecationLifted, DeprecationMessageChanged, SunsetBroughtForward, SunsetPostponed,
    ];
}
