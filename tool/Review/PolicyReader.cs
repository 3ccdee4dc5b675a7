using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Tool.Review;

/// <summary>Reads a policy strictly, as tool/schemas/policy.schema.json says: a word that is not understood would let harm pass in silence.</summary>
internal sealed class PolicyReader
{
    private static readonly string[] Members = ["$schema", "failOn", "rules", "unstable"];

    private static readonly string[] Judged = ["code", "data"];

    private readonly JsonDocument _document;
    private readonly string _shown;

    private PolicyReader(JsonDocument document, string shown) => (_document, _shown) = (document, shown);

    /// <param name="text">The file's.</param>
    /// <param name="shown">What messages call the file.</param>
    /// <exception cref="InputException">Something in it is not understood; the message names file and line.</exception>
    public static ReviewPolicy Read(string text, string shown)
    {
        var document = JsonParser.Parse(text);
        var reader = new PolicyReader(document, shown);
        foreach (var problem in document.Problems)
        {
            if (problem.Kind == JsonProblemKind.DuplicateName)
                throw reader.Fault(problem.Range, $"the key {JsonText.Brief(problem.Message)} stands twice in one object; delete one");
            if (problem.Kind != JsonProblemKind.Extension)
                throw reader.Fault(problem.Range, problem.Message);
        }

        return reader.Policy();
    }

    private ReviewPolicy Policy()
    {
        var policy = ReviewPolicy.Default;
        foreach (var member in MembersOf(_document.Root, "a policy", Members))
        {
            policy = member.Name switch
            {
                "failOn" => policy with { FailOn = WordOf<FailOn>(member) },
                "rules" => policy with { Rules = RulesOf(member) },
                "unstable" => policy with { Unstable = UnstableOf(member) },
                _ when member.Value.Kind == JsonKind.String => policy,
                _ => throw Unexpected(member, "the address of a schema, in quotes"),
            };
        }

        return policy;
    }

    private Dictionary<string, RuleJudgement> RulesOf(JsonMember rules)
    {
        var judgements = new Dictionary<string, RuleJudgement>(StringComparer.Ordinal);
        foreach (var rule in MembersOf(rules.Value, "\"rules\"", null))
        {
            if (ChangeRules.Find(rule.Name) is null)
            {
                var meant = Words.DidYouMean(rule.Name, ChangeRules.All.Select(known => known.Id));
                throw Fault(rule.NameRange, $"there is no rule {JsonText.Brief(rule.Name)}{(meant.Length > 0 ? meant : "; 'tracking-plan rules' lists them.")}");
            }

            var judgement = new RuleJudgement();
            foreach (var member in MembersOf(rule.Value, JsonText.Brief(rule.Name), Judged))
            {
                var impact = WordOf<Impact>(member);
                judgement = member.Name == "code" ? judgement with { Code = impact } : judgement with { Data = impact };
            }

            judgements.Add(rule.Name, judgement);
        }

        return judgements;
    }

    private IReadOnlyList<string> UnstableOf(JsonMember member)
    {
        const string Expected = "a list of events, such as [\"Beta *\"]";
        if (member.Value.Kind != JsonKind.Array)
            throw Unexpected(member, Expected);
        foreach (var item in member.Value.Items)
        {
            if (item.Kind != JsonKind.String)
                throw Fault(item.Range, $"\"unstable\" expects {Expected}, and holds {Words.Describe(item)}.");
        }

        return [.. member.Value.Items.Select(item => item.Text)];
    }

    /// <summary>The members of an object of which every name is known.</summary>
    private IReadOnlyList<JsonMember> MembersOf(JsonValue value, string what, string[]? known)
    {
        if (value.Kind != JsonKind.Object)
            throw Fault(value.Range, $"{what} expects an object, and is {Words.Describe(value)}.");
        foreach (var member in value.Members)
        {
            if (known is not null && !known.Contains(member.Name, StringComparer.Ordinal))
            {
                var meant = Words.DidYouMean(member.Name, known);
                throw Fault(member.NameRange, $"{what} has no {JsonText.Brief(member.Name)}{(meant.Length > 0 ? meant : $"; it has {string.Join(", ", known)}.")}");
            }
        }

        return value.Members;
    }

    /// <summary>One of the words of an enum, in lower case.</summary>
    private T WordOf<T>(JsonMember member)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (member.Value.Kind == JsonKind.String && member.Value.Text == ReviewPolicy.Word(value))
                return value;
        }

        var words = Enum.GetValues<T>().Select(ReviewPolicy.Word).ToList();
        throw Unexpected(member, "one of " + string.Join(", ", words), Words.DidYouMean(member.Value.Text, words));
    }

    private InputException Unexpected(JsonMember member, string expected, string meant = "") =>
        Fault(member.Value.Range, $"{JsonText.Brief(member.Name)} expects {expected}, and is {Words.Describe(member.Value)}{(meant.Length > 0 ? meant : ".")}");

    private InputException Fault(TextRange range, string message) =>
        new($"{_shown}({_document.Lines.Locate(range.Start).Line + 1}): {message}{(message[^1] is '.' or '?' ? "" : ".")}");
}
