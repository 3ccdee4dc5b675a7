using TrackingPlan.Json;

namespace TrackingPlan.Plan.Reading;

/// <summary>The text of one plan while it is read: its values, and what is found wrong with them.</summary>
internal sealed class PlanText(JsonDocument document, string fileName)
{
    // A set: a schema that is merged into several others is read as often, and said once.
    private readonly HashSet<Finding> findings = [];

    // To compile a pattern costs more than to read an event, and plans repeat theirs.
    private readonly Dictionary<string, string?> patterns = new(StringComparer.Ordinal);

    public JsonDocument Document { get; } = document;

    public JsonValue Root => Document.Root;

    /// <summary>The name of a plan that gives none: its file's, up to the first dot.</summary>
    public string FileStem { get; } = StemOf(fileName);

    public EquatableArray<Finding> Findings => findings.OrderBy(finding => finding.Place.Start).ToEquatableArray();

    public void Report(Rule rule, TextRange range, params string[] arguments) =>
        findings.Add(new(rule, PlaceOf(range), EquatableArray.Create<string>(arguments)));

    public void Report(Rule rule, TextRange range, TextRange other, params string[] arguments) =>
        findings.Add(new(rule, PlaceOf(range), EquatableArray.Create<string>(arguments)) { Others = [PlaceOf(other)] });

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

    /// <summary><see cref="PlanPattern.WhyNotForDotNet"/>, found out once for each pattern.</summary>
    public string? WhyNotForDotNet(string pattern)
    {
        if (!patterns.TryGetValue(pattern, out var fault))
            patterns.Add(pattern, fault = PlanPattern.WhyNotForDotNet(pattern));
        return fault;
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
