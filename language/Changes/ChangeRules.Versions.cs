using static TrackingPlan.Language.Changes.Impact;

namespace TrackingPlan.Language.Changes;

/// <content>Versions of an event.</content>
internal static partial class ChangeRules
{
    public static readonly ChangeRule VersionAdded = new(
        "VERSION_ADDED", "Event version added", Warning, None,
        "a version of the event was added: {0}",
        "The newest version takes the short C# name: its callers compile if the new shape takes what they pass.");

    public static readonly ChangeRule VersionRemoved = new(
        "VERSION_REMOVED", "Event version removed", Breaking, Breaking,
        "a version of the event was removed: {0}",
        "Its callers stop compiling, and rows of that version end.",
        "Deprecate the version with a sunset date first.");

    public static readonly ChangeRule VersionRaised = new(
        "VERSION_RAISED", "Event version raised", None, None,
        "the version of {0} was raised from {1} to {2}",
        "context.protocols.event_version says so in every call from now on.");

    public static readonly ChangeRule VersionLowered = new(
        "VERSION_LOWERED", "Event version lowered", None, Breaking,
        "the version of {0} was lowered from {1} to {2}",
        "Rows of two shapes carry one version number.",
        "Versions only rise.");

    public static readonly ChangeRule VersionStampAdded = new(
        "VERSION_STAMP_ADDED", "Event version given", None, None,
        "{0} has version {2} now",
        "Calls before this change carry no version.");

    public static readonly ChangeRule VersionStampRemoved = new(
        "VERSION_STAMP_REMOVED", "Event version no longer given", None, Warning,
        "{0} has no version any more; it was {1}",
        "Readers that filter on event_version lose the calls.",
        "Keep the version.");

    public static readonly ChangeRule VersionNotBumped = new(
        "VERSION_NOT_BUMPED", "Version not raised", None, Warning,
        "{0} changed in a way that breaks its data, yet its version is still {2}",
        "Readers cannot tell rows of the old shape from rows of the new.",
        "Raise the event's version.");

    private static IReadOnlyList<ChangeRule> Versions =>
    [
        VersionAdded, VersionRemoved, VersionRaised, VersionLowered, VersionStampAdded, VersionStampRemoved, VersionNotBumped,
    ];
}
