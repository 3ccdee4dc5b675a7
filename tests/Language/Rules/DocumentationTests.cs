using System.Text.RegularExpressions;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Tests.Rules;

/// <summary>The documentation says what the code does.</summary>
public partial class DocumentationTests
{
    private static readonly string[] Draft7 =
    [
        "$id", "$schema", "$ref", "$comment", "title", "description", "default", "readOnly", "writeOnly", "examples", "multipleOf", "maximum",
        "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "additionalItems", "items", "maxItems", "minItems",
        "uniqueItems", "contains", "maxProperties", "minProperties", "required", "additionalProperties", "definitions", "properties",
        "patternProperties", "dependencies", "propertyNames", "const", "enum", "type", "format", "contentMediaType", "contentEncoding", "if", "then",
        "else", "allOf", "anyOf", "oneOf", "not",
    ];

    public static TheoryData<string, string, string> Keywords =>
        [.. KeywordRow().Matches(Repository.Read("docs/schema-support.md")).Select(row => (row.Groups["key"].Value, row.Groups["becomes"].Value, row.Groups["schema"].Value))];

    public static TheoryData<string> RuleIds => [.. PlanRules.All.Select(rule => rule.Id)];

    private static IEnumerable<Rule> AllRules => PlanRules.All.Concat(PlanRules.OfProjects);

    [Fact]
    public void Schema_support_has_every_keyword_of_the_draft() =>
        Assert.Equal(Draft7.Order(StringComparer.Ordinal), Keywords.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_keyword_becomes_what_schema_support_says(string keyword, string becomes, string schema)
    {
        var plan = $$"""{ "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { "p": {{schema}} } } }, "definitions": { "code": { "type": "string" } } }""";
        var reported = SmallPlan.Findings(plan).Where(finding => finding.Rule == PlanRules.Untyped)
            .Select(finding => plan.Substring(finding.Place.Start, finding.Place.Length));
        var with = SmallPlan.Model(plan).Calls[0].Body.Properties[0].Schema;
        var without = SmallPlan.Schema(Without(keyword, schema));

        Assert.Equal(becomes == "reported" ? [$"\"{keyword}\""] : [], reported);
        Assert.Empty(SmallPlan.Findings(plan).Where(finding => finding.Rule.Severity != Severity.Info).Select(finding => finding.Message));
        if (becomes is "typed" or "checked")
            Assert.NotEqual(SchemaWords.Of(without), SchemaWords.Of(with));
        else
            Assert.Equal(SchemaWords.Of(without), SchemaWords.Of(with));
        if (becomes == "ignored")
            Assert.Equal(without, with);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_page_with_an_example_that_it_reports_and_one_that_it_does_not(string id)
    {
        var rule = PlanRules.All.Single(rule => rule.Id == id);
        var page = Repository.Read($"docs/rules/{id}.md");
        var examples = JsonBlock().Matches(page).Select(block => block.Groups[1].Value).ToList();

        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains(id, SmallPlan.Findings(examples[0]).Select(finding => finding.Rule.Id));
        Assert.Empty(SmallPlan.Findings(examples[1]).Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void Every_page_is_of_a_rule() => Assert.Equal(
        AllRules.Select(rule => rule.Id + ".md"),
        Directory.GetFiles(Path.Combine(Repository.Root, "docs/rules"), "TRK1*.md").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Plan_format_has_every_key_of_the_schema_file()
    {
        var page = Repository.Read("docs/plan-format.md");
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        Collect(JsonParser.Parse(Repository.Read("tracking-plan/tracking-plan.schema.json")).Root);

        Assert.Empty(missing);

        void Collect(JsonValue node)
        {
            if (node["type"]?.Text == "object" && node["properties"] is { } properties)
                missing.UnionWith(properties.Members.Select(member => member.Name).Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal)));
            foreach (var member in node.Members)
                Collect(member.Value);
            foreach (var item in node.Items)
                Collect(item);
        }
    }

    [Fact]
    public void Every_example_of_plan_format_is_a_plan_about_which_nothing_is_to_be_said() => Assert.All(
        JsonBlock().Matches(Repository.Read("docs/plan-format.md")).Select(block => block.Groups[1].Value),
        example => Assert.Empty(SmallPlan.Findings(example).Select(finding => finding.Rule.Id + " " + finding.Message)));

    private static string Without(string keyword, string schema)
    {
        var node = JsonParser.Parse(schema).Root;
        return JsonText.Of(new JsonValue { Kind = JsonKind.Object, Range = node.Range, Members = [.. node.Members.Where(member => member.Name != keyword)] });
    }

    [GeneratedRegex(@"^\| `(?<key>[^`]+)` \| (?<becomes>\w+) \|.*\| `(?<schema>\{.*\})` \|$", RegexOptions.Multiline)]
    private static partial Regex KeywordRow();

    [GeneratedRegex(@"```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
