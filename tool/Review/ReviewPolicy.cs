using System.IO.Enumeration;
using TrackingPlan.Language.Changes;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Review;

/// <summary>A team's own judgement of the rules: <c>tracking-plan.policy.json</c>.</summary>
internal sealed record ReviewPolicy
{
    public const string FileName = "tracking-plan.policy.json";

    public static ReviewPolicy Default { get; } = new();

    /// <summary><c>any</c> when absent; the command line wins.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>By rule id, what it does here.</summary>
    public IReadOnlyDictionary<string, RuleJudgement> Rules { get; init; } = new Dictionary<string, RuleJudgement>();

    /// <summary>Events still on trial, by name or with <c>*</c>: their changes break nothing.</summary>
    public IReadOnlyList<string> Unstable { get; init; } = [];

    public (Impact Code, Impact Data) Judge(PlanChange change)
    {
        if (IsUnstable(change.Subject))
            return (Impact.None, Impact.None);
        return Rules.TryGetValue(change.Rule.Id, out var judgement)
            ? (judgement.Code ?? change.Code, judgement.Data ?? change.Data)
            : (change.Code, change.Data);
    }

    /// <summary>What another policy judges otherwise, each in a few words; empty when the two judge alike.</summary>
    public IReadOnlyList<string> DifferencesTo(ReviewPolicy other)
    {
        var differences = new List<string>();
        Compare<FailOn>("failOn", FailOn ?? Tool.Review.FailOn.Any, other.FailOn ?? Tool.Review.FailOn.Any);
        foreach (var id in Rules.Keys.Union(other.Rules.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = (Rules.GetValueOrDefault(id), other.Rules.GetValueOrDefault(id));
            Compare(id + " for code", before?.Code, after?.Code);
            Compare(id + " for data", before?.Data, after?.Data);
        }

        differences.AddRange(other.Unstable.Except(Unstable, StringComparer.Ordinal).Select(pattern => $"'{SafeText.Short(pattern)}' is on trial"));
        differences.AddRange(Unstable.Except(other.Unstable, StringComparer.Ordinal).Select(pattern => $"'{SafeText.Short(pattern)}' is no longer on trial"));
        return differences;

        void Compare<T>(string what, T? before, T? after)
            where T : struct, Enum
        {
            if (!Nullable.Equals(before, after))
                differences.Add($"{what} is {Name(after)}, was {Name(before)}");
        }

        static string Name<T>(T? value)
            where T : struct, Enum => value is { } known ? Word(known) : "the rule's own";
    }

    /// <summary>What a policy calls a value.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private bool IsUnstable(ChangeSubject subject)
    {
        if (subject.CallKind is null)
            return false;
        foreach (var pattern in Unstable)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, subject.Name, ignoreCase: false))
                return true;
        }

        return false;
    }
}

/// <summary>What a rule does to each audience, in place of the rule's own judgement; null leaves it.</summary>
internal sealed record RuleJudgement
{
    public Impact? Code { get; init; }

    public Impact? Data { get; init; }
}
