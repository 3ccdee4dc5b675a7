namespace TrackingPlan.Language.Changes;

/// <summary>The table of every rule. An id, once released, is never renamed or reused: allow files and dashboards refer to it.</summary>
internal static partial class ChangeRules
{
    private static IReadOnlyList<ChangeRule>? _all;
    private static HashSet<ChangeRule>? _judged;

    private static HashSet<ChangeRule> Judged => _judged ??=
    [
        .. Calls.Except([AlongsideAdded, AlongsideRemoved]),
        VersionAdded, VersionRemoved,
        .. Properties.Except([PropertiesReordered, OtherPropertiesForbidden, OtherPropertiesAllowed, PersonalDataMarked, PersonalDataUnmarked]),
        .. Types.Except([FormatChanged]),
        .. Values,
        CSharpNameChanged,
    ];

    /// <summary>In the order of the documentation. Not an initialiser, for the fields of the other files may not be set yet.</summary>
    public static IReadOnlyList<ChangeRule> All => _all ??=
    [
        .. Calls, .. Versions, .. Deprecations, .. Properties, .. Types, .. Values, .. Constraints, .. Documentation, .. Consumers,
    ];

    /// <summary>Whether the C# of both plans says what a change does to code; of all other rules the rule says it.</summary>
    public static bool IsJudgedByCode(ChangeRule rule) => Judged.Contains(rule);

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
