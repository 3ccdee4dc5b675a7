using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlan.Plan.Diff;

namespace TrackingPlan.Tool.Review;

/// <summary>A team's own judgement of the rules: <c>tracking-plan.policy.json</c>.</summary>
internal sealed record ReviewPolicy
{
    public const string FileName = "tracking-plan.policy.json";

    public static ReviewPolicy Default { get; } = new();

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary><c>any</c> when absent; the command line wins.</summary>
    public FailOn? FailOn { get; init; }

    /// <summary>By rule id, what it does here. Settable, for the JSON reader would set an absent init-only property to null.</summary>
    public Dictionary<string, RuleJudgement> Rules { get; set; } = [];

    /// <summary>Events still on trial, by name or with <c>*</c>: their changes break nothing.</summary>
    public IReadOnlyList<string> Unstable { get; set; } = [];

    /// <exception cref="InputException">The file is no policy.</exception>
    public static ReviewPolicy Parse(string text, string shown)
    {
        try
        {
            var policy = JsonSerializer.Deserialize(text, PolicyJson.Default.ReviewPolicy) ?? Default;
            foreach (var id in policy.Rules.Keys)
            {
                if (ChangeRules.Find(id) is null)
                    throw new InputException($"{shown}: there is no rule {id}; 'tracking-plan rules' lists them.");
            }

            return policy;
        }
        catch (JsonException exception)
        {
            throw new InputException($"{shown}({exception.LineNumber + 1}): {exception.Message}", exception);
        }
    }

    public (Impact Code, Impact Data) Judge(PlanChange change)
    {
        if (IsUnstable(change.Subject))
            return (Impact.None, Impact.None);
        return Rules.TryGetValue(change.Rule.Id, out var judgement)
            ? (judgement.Code ?? change.Code, judgement.Data ?? change.Data)
            : (change.Code, change.Data);
    }

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

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(ReviewPolicy))]
internal sealed partial class PolicyJson : JsonSerializerContext;
