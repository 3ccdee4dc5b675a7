namespace TrackingPlan.Language.Rules;

/// <summary>Every rule about the plan itself.</summary>
internal static class PlanRules
{
    public static readonly Rule InvalidJson = new(
        "TRK1001", "Invalid JSON", "The plan is no valid JSON: {0}", Severity.Error, IsFatal: true);

    public static readonly Rule JsonExtension = new(
        "TRK1002", "Comment or trailing comma in JSON", "The plan holds {0}", Severity.Warning);

    public static readonly Rule DuplicateKey = new(
        "TRK1003", "Duplicate key", "The key {0} stands twice in one object: only this one, the last, counts; delete or rename one of them", Severity.Warning);

    public static readonly Rule UnknownShape = new(
        "TRK1004", "Unknown plan shape",
        "{0}; expected a native plan (\"events\"), rules of Segment's Public API or Typewriter v8/v9 (\"rules\": [...]), or a Typewriter v7, Config API or RudderStack plan (\"rules\": {{ \"events\": [...] }})",
        Severity.Error, IsFatal: true);

    public static readonly Rule Misplaced = new(
        "TRK1005", "Misplaced value", "{0} must be {1}, but this is {2}", Severity.Error, IsFatal: true);

    public static readonly Rule UnknownType = new(
        "TRK1006", "Unknown type", "{0} is no type of JSON Schema; expected string, integer, number, boolean, array, object, null or any{1}", Severity.Error, IsFatal: true);

    public static readonly Rule BrokenReference = new(
        "TRK1007", "Broken reference", "The reference {0} {1}", Severity.Error, IsFatal: true);

    public static readonly Rule DuplicateEvent = new(
        "TRK1008", "Duplicate event", "{0} is in the plan twice: only this one, the last, counts; delete one of them or give it another version", Severity.Warning);

    public static readonly Rule UnknownKey = new(
        "TRK1009", "Unknown key", "The key {0} means nothing {1}{2}", Severity.Warning);

    public static readonly Rule IgnoredValue = new(
        "TRK1010", "Ignored value", "{0} is ignored: expected {1}", Severity.Warning);

    public static readonly Rule Untyped = new(
        "TRK1011", "Schema that C# cannot say", "{0} is not checked: {1}", Severity.Info);

    public static readonly Rule CommonRules = new(
        "TRK1012", "Rules for every call", "The rules for every call (COMMON, global) generate nothing: Segment checks them when the calls arrive", Severity.Info);

    public static readonly Rule InvalidPattern = new(
        "TRK1013", "Invalid pattern", "The pattern {0} cannot be run by .NET and is not checked: {1}", Severity.Warning);

    public static readonly Rule PatternNotForSegment = new(
        "TRK1014", "Pattern that Segment cannot run", "The pattern {0} holds {1}, which Segment's engine (RE2) refuses; write it without", Severity.Warning);

    public static readonly Rule RequiredAbsent = new(
        "TRK1015", "Required name without a property", "\"required\" names {0}, which \"properties\" has not{1}; until one is changed, it must be sent with any value", Severity.Warning);

    public static readonly Rule ValueBreaksSchema = new(
        "TRK1016", "Value that breaks its own schema", "The {0} {1} breaks its own schema: expected {2}", Severity.Warning);

    public static readonly Rule Contradiction = new(
        "TRK1017", "Contradictory constraints", "No value can satisfy this schema: {0}", Severity.Warning);

    public static readonly Rule InconsistentProperty = new(
        "TRK1018", "One property, two types", "{0} is {1} here, but {2} in {3}; use one type, or another name", Severity.Warning);

    public static readonly Rule Naming = new(
        "TRK1019", "Name off the plan's convention", "The {0} name {1} is not in {2}{3}; rename it, or set \"naming\" in the plan", Severity.Warning);

    public static readonly Rule ReservedName = new(
        "TRK1020", "Reserved name with another type", "Segment reserves {0} for {1}, but this is {2}; change the type, or use another name", Severity.Warning);

    public static readonly Rule PersonalData = new(
        "TRK1021", "Personal data that is not marked", "{0} looks like personal data{1}; say \"pii\": true, or \"pii\": false if it is none", Severity.Warning);

    public static readonly Rule UnknownName = new(
        "TRK1022", "Name that the plan does not have", "{0} names {1}, {2}{3}", Severity.Warning);

    public static readonly Rule MissingJoinKey = new(
        "TRK1023", "Metric without its join key", "The metric {0} joins on {1}, but {2}", Severity.Warning);

    public static readonly Rule Undocumented = new(
        "TRK1024", "Event without description or owner", "{0} has no {1}; say it in the plan", Severity.Info);

    public static readonly Rule BeyondLimit = new(
        "TRK1025", "Plan beyond a limit", "{0}, beyond the limit of {1}: {2}", Severity.Warning);

    public static readonly Rule IdleKeyword = new(
        "TRK1026", "Keyword that cannot apply", "{0} limits {1}, and this is {2}{3}", Severity.Warning);

    public static readonly Rule UnknownFormat = new(
        "TRK1027", "Unknown format", "{0} is no format of {1}, so nothing checks it{2}", Severity.Warning);

    public static readonly Rule SharedNamespace = new(
        "TRK1028", "Two plans in one namespace",
        "The code of this plan and of {0} would both be in the namespace {1}: give one of them another, <TrackingPlan Include=\"{2}\" Namespace=\"...\" />",
        Severity.Error, IsFatal: true);

    public static readonly Rule OldCSharp = new(
        "TRK1029", "C# too old",
        "The code of a plan needs C# 11 or later, and this project says LangVersion {0}: take LangVersion out of the project, or set it to 11 or later",
        Severity.Error, IsFatal: true);

    /// <summary>What a plan's own text can break.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        InvalidJson, JsonExtension, DuplicateKey, UnknownShape, Misplaced, UnknownType, BrokenReference, DuplicateEvent, UnknownKey,
        IgnoredValue, Untyped, CommonRules, InvalidPattern, PatternNotForSegment, RequiredAbsent, ValueBreaksSchema, Contradiction,
        InconsistentProperty, Naming, ReservedName, PersonalData, UnknownName, MissingJoinKey, Undocumented,
        BeyondLimit, IdleKeyword, UnknownFormat,
    ];

    /// <summary>What stands between a plan and its code in one project, whatever the plan says.</summary>
    public static IReadOnlyList<Rule> OfProjects { get; } = [SharedNamespace, OldCSharp];
}
