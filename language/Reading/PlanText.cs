using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Reading;

/// <summary>The text of one plan while it is read: its values, and what is found wrong with them.</summary>
internal sealed class PlanText
{
    // A set: a schema that is merged into several others is read as often, and said once.
    private readonly HashSet<Finding> _findings = [];
    private readonly Dictionary<Rule, int> _counts = [];
    private readonly HashSet<string> _limits = new(StringComparer.Ordinal);

    // To compile a pattern costs more than to read an event, and plans repeat theirs.
    private readonly Dictionary<string, PatternTranslation> _patterns;

    private PlanText(JsonDocument document, string fileStem, Dictionary<string, PatternTranslation> patterns)
    {
        _patterns = patterns;
        Document = document;
        FileStem = fileStem;
    }

    public PlanText(JsonDocument document, string fileName)
        : this(document, StemOf(fileName), new(StringComparer.Ordinal))
    {
    }

    public JsonDocument Document { get; }

    public JsonValue Root => Document.Root;

    /// <summary>The name of a plan that gives none: its file's, up to the first dot.</summary>
    public string FileStem { get; }

    /// <summary>The calls that were read, as they are written.</summary>
    public List<WrittenCall> Calls { get; } = [];

    /// <summary>Whether the text stands for itself: no fault in it, nothing beyond a limit, and no reference but to definitions.</summary>
    public bool IsSound => !LeavesDefinitions && _limits.Count == 0 && !_findings.Any(finding => finding.Rule.IsFatal);

    /// <summary>Whether a reference leads to another place of the plan than a definition.</summary>
    public bool LeavesDefinitions { get; set; }

    public EquatableArray<Finding> Findings => _findings.OrderBy(finding => finding.Place.Start).ToEquatableArray();

    /// <summary>Takes a text apart; what is no JSON in it is a finding.</summary>
    public static PlanText Parse(string text, string fileName) => Of(JsonParser.Parse(text), fileName);

    /// <summary>What is wrong with the text is a finding.</summary>
    public static PlanText Of(JsonDocument document, string fileName)
    {
        var plan = new PlanText(document, fileName);
        plan.ReportProblems();
        return plan;
    }

    /// <summary>A text that belongs to this one. What was found out about patterns is known there too.</summary>
    public PlanText ParsePart(string part)
    {
        var plan = new PlanText(JsonParser.Parse(part), FileStem, _patterns);
        plan.ReportProblems();
        return plan;
    }

    public void Report(Rule rule, TextRange range, params string[] arguments)
    {
        if (Takes(rule, range))
            Add(new(rule, PlaceOf(range), EquatableArray.Create<string>(arguments)));
    }

    public void Report(Rule rule, TextRange range, TextRange other, params string[] arguments)
    {
        if (Takes(rule, range))
            Add(new(rule, PlaceOf(range), EquatableArray.Create<string>(arguments)) { Others = [PlaceOf(other)] });
    }

    /// <summary>Whether one more finding of a rule is said. That there are more than are said is a finding of its own, once.</summary>
    private bool Takes(Rule rule, TextRange range)
    {
        if (!_counts.TryGetValue(rule, out var count) || count < PlanLimits.FindingsOfOneRule)
            return true;
        if (count == PlanLimits.FindingsOfOneRule)
        {
            _counts[rule]++;
            _findings.Add(new(PlanRules.BeyondLimit, PlaceOf(range), [$"There are more findings of {rule.Id}", Words.Count(PlanLimits.FindingsOfOneRule), "the others are not shown; mend those that are, and ask again"]));
        }

        return false;
    }

    /// <summary><see cref="Words.DidYouMean"/>, for the first findings of a rule: a search through a plan costs as much as the plan.</summary>
    public string DidYouMean(Rule rule, string name, IEnumerable<string> candidates) =>
        _counts.TryGetValue(rule, out var count) && count >= PlanLimits.SuggestionsOfOneRule ? "" : Words.DidYouMean(name, candidates);

    /// <summary>Says that a part of the plan is beyond a limit. Where many are, the first speaks for all.</summary>
    /// <param name="what">What there is too much of; said once.</param>
    /// <param name="effect">What comes of it, and what to do.</param>
    public void ReportLimit(TextRange range, string what, int limit, string effect)
    {
        if (_limits.Add(what))
            Report(PlanRules.BeyondLimit, range, what, Words.Count(limit), effect);
    }

    public void ReportMisplaced(JsonValue value, string what, string expected)
    {
        if (value.Kind != JsonKind.Broken)
            Report(PlanRules.Misplaced, value.Range, what, expected, Words.Describe(value));
    }

    public void ReportIgnored(JsonMember member, string expected)
    {
        if (member.Value.Kind != JsonKind.Broken)
            Report(PlanRules.IgnoredValue, member.Value.Range, $"{Words.Quote(member.Name)} ({Words.Describe(member.Value)})", expected);
    }

    public void ReportUnknownKeys(JsonValue node, string[] keys, string where)
    {
        foreach (var member in node.Members)
        {
            if (!keys.Contains(member.Name))
                Report(PlanRules.UnknownKey, member.NameRange, Words.Quote(member.Name), where, Words.DidYouMean(member.Name, keys));
        }
    }

    /// <summary>The text of a member; null when it is absent, or no text (which is reported).</summary>
    public string? TextOf(JsonValue owner, string name)
    {
        if (owner.Find(name) is not { } member || member.Value.Kind == JsonKind.Null)
            return null;
        if (member.Value.Kind == JsonKind.String)
            return member.Value.Text;
        ReportIgnored(member, "text in double quotes");
        return null;
    }

    /// <summary>What a pattern means, found out once for each.</summary>
    public PatternTranslation TranslationOf(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var translation))
            _patterns.Add(pattern, translation = PatternTranslation.Of(pattern));
        return translation;
    }

    private void Add(Finding finding)
    {
        if (_findings.Add(finding))
            _counts[finding.Rule] = _counts.TryGetValue(finding.Rule, out var count) ? count + 1 : 1;
    }

    private void ReportProblems()
    {
        foreach (var problem in Document.Problems)
        {
            switch (problem.Kind)
            {
                case JsonProblemKind.Syntax: Report(PlanRules.InvalidJson, problem.Range, problem.Message); break;
                case JsonProblemKind.Extension: Report(PlanRules.JsonExtension, problem.Range, problem.Message); break;
                default: Report(PlanRules.DuplicateKey, problem.Range, problem.Other!.Value, Words.Quote(problem.Message)); break;
            }
        }
    }

    public Place PlaceOf(TextRange range)
    {
        var (line, column) = Document.Lines.Locate(range.Start);
        var (endLine, endColumn) = Document.Lines.Locate(range.End);
        return new(range.Start, range.Length, line, column, endLine, endColumn);
    }

    /// <summary>A file's name up to its first dot.</summary>
    public static string StemOf(string fileName)
    {
        var name = fileName.Substring(fileName.LastIndexOfAny(['/', '\\']) + 1);
        var dot = name.IndexOf('.');
        return dot > 0 ? name.Substring(0, dot) : name;
    }
}
