namespace TrackingPlan.Language.Changes;

/// <summary>The table of every rule. An id, once released, is never renamed or reused: allow files and dashboards refer to it.</summary>
internal static partial class ChangeRules
{
    private static IReadOnlyList<ChangeRule>? all;

    /// <summary>In the order of the documentation. Not an initialiser, for the fields of the other files may not be set yet.</summary>
    public static IReadOnlyList<ChangeRule> All => all ??=
    [
        .. Calls, .. Versions, .. Deprecations, .. Properties, .. Types, .. Values, .. Constraints, .. Documentation, .. Consumers,
    ];

    /// <summary>The rule of an id, exactly as written; null when there is none.</summary>
    public static ChangeRule? Find(string id)
    {
        foreach (var rule in All)
        {
            if (rule.Id == id)
                return rule;
        }

        return null;
    }
}
