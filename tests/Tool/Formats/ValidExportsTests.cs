using System.Text.Json;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.Csv;
using TrackingPlan.Tool.Checking;
using TrackingPlan.Tool.Formats;

namespace TrackingPlan.Tool.Tests;

/// <summary>What is exported is what its format says: by others' programs, for the plans there are and for any.</summary>
public class ValidExportsTests
{
    private static readonly int Runs = Campaign.Length(60);

    private static readonly string[] Own = ["pii", "csharpName", "renamedFrom", "deprecated", "valueNames", "valueDescriptions", "$comment", "owner", "user", "alongside"];

    [Fact]
    public void Json_schema_is_draft_07_by_its_meta_schema()
    {
        var files = All().Where(plan => plan.Plan.Calls.Any(c => c.Kind != PlannedCallKind.Common))
            .SelectMany(plan => PlanFormats.Write("jsonschema", plan.Plan).Files.Select(file => (Where: $"{plan.Where}: {file.Name}", file.Text))).ToList();
        var faults = Ajv.Faults(files.Select(file => file.Text));
        AssertNone(files.Zip(faults).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.Where}: {pair.Second}"));
        Assert.True(files.Count > Runs * OddPlans.Shapes.Length, $"{files.Count} files");
    }

    [Theory]
    [InlineData("""{ "name": "Empty", "events": {} }""")]
    [InlineData("""{ "rules": [{ "type": "COMMON", "jsonSchema": { "required": ["context"] } }] }""")]
    public async Task A_plan_without_calls_has_no_json_schema(string plan)
    {
        using var folder = new ToolFolder();
        folder.Write("empty.plan.json", plan);
        var result = await folder.RunAsync("export", "empty.plan.json", "--to", "jsonschema", "--output", "out/");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the plan has no calls", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.PathOf("out")));
    }

    /// <summary>Each is draft-07 too, but for what Segment itself wrote around the properties, and patterns, which are RE2's there.</summary>
    [Fact]
    public void Segment_typewriter_and_terraform_hold_no_words_of_the_plans_own()
    {
        var schemas = new List<(string Where, JsonValue Schema)>();
        foreach (var (where, plan) in All())
        {
            foreach (var export in new[] { PlanFormats.Write("segment", plan), PlanFormats.Write("typewriter", plan) })
            {
                foreach (var rule in JsonParser.Parse(Assert.Single(export.Files).Text).Root["rules"]!.Items.Where(rule => rule.TextOf("type") != "COMMON"))
                {
                    Assert.Empty(rule.Members.Select(m => m.Name).Intersect(Own));
                    var schema = rule["jsonSchema"]!;
                    var bodies = schema["eventMetadata"] is null ? schema["properties"]!.Members.Where(m => m.Name is "properties" or "traits").Select(m => m.Value) : [schema.Without("eventMetadata")];
                    foreach (var body in bodies)
                    {
                        Assert.Empty(SchemaParts.In(body).SelectMany(s => s.Members).Select(m => m.Name).Intersect(Own));
                        schemas.Add(($"{where}: {export.Files[0].Name}: {rule.TextOf("key")}", WithoutPatterns(body)));
                    }
                }
            }
        }

        // Where references within a rule lead to is not in the body.
        var alone = schemas.Where(s => SchemaParts.In(s.Schema).All(inner => inner["$ref"] is null)).ToList();
        var faults = Ajv.Faults(alone.Select(s => JsonText.Of(s.Schema)));
        AssertNone(alone.Zip(faults).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.Where}: {pair.Second}\n{JsonText.Of(pair.First.Schema)}"));
    }

    [Fact]
    public void An_imported_plan_of_any_shape_is_what_the_schema_of_plans_says()
    {
        var schema = Repository.Read("tracking-plan/tracking-plan.schema.json");
        var imports = Foreign().Select(plan => (plan.Where, File: PlanFormats.Write("native", plan.Plan).OnlyFile())).ToList();
        var verdicts = Ajv.Judge(imports.Select(import => (schema, import.File.Text)));
        AssertNone(imports.Zip(verdicts).Where(pair => pair.Second != true).Select(pair => $"{pair.First.Where}: {pair.Second}\n{pair.First.File.Text}"));
        AssertNone(imports.SelectMany(import => SchemaCheck.Run(import.File).Select(finding => $"{import.Where}: {finding.Message}")));
    }

    /// <summary>A parser of HCL reads the plan and, in its rules, the schemas that Segment would get.</summary>
    [Fact]
    public void Terraform_is_hcl_and_says_what_segment_would()
    {
        NodePackages.Require("hcl2-parser");
        var plans = All().Where((_, i) => i % 4 == 0).ToList();
        var answers = NodePackages.Ask("hcl.cjs", [.. plans.Select(plan => JsonSerializer.Serialize(PlanFormats.Write("terraform", plan.Plan).Files[0].Text))]);
        foreach (var ((where, plan), answer) in plans.Zip(answers))
        {
            var read = JsonParser.Parse(answer).Root;
            Assert.True(read["error"] is null, $"{where}: {answer}");
            Assert.Equal(plan.Name, read.TextOf("name"));
            var expected = JsonParser.Parse(PlanFormats.Write("segment", plan).Files[0].Text).Root["rules"]!.Items;
            Assert.Equal(
                expected.Select(rule => JsonBuild.Key(JsonBuild.Object(("key", rule["key"]), ("type", rule["type"]), ("version", rule["version"]), ("json_schema", rule["jsonSchema"])))),
                read["rules"]!.Items.Select(rule => JsonBuild.Key(rule).Replace("e+", "e", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Csv_is_what_rfc_4180_says()
    {
        foreach (var (where, plan) in All())
        {
            var rows = StrictCsv(PlanFormats.Write("csv", plan).Files[0].Text, where);
            Assert.Equal(CsvColumns.All, rows[0]);
            Assert.All(rows, row => Assert.Equal(CsvColumns.All.Length, row.Count));
        }
    }

    /// <summary>The plans of the repository, but for most of the pairs, which are alike, and odd ones of every shape.</summary>
    private static IEnumerable<(string Where, PlanDocument Plan)> All() => Real()
        .Concat(Enumerable.Range(0, Runs).SelectMany(seed => OddPlans.Shapes.Select(shape => ($"seed {seed}, {shape}", Plans.Document(JsonText.Of(new OddPlans(seed).Of(shape)))))))
        .Concat(Enumerable.Range(0, Runs).Select(seed => ($"seed {seed}", Plans.Document(new PlanTexts(seed).Native(withFacts: true)))));

    /// <summary>Plans that an import makes native: those of other shapes, tables included.</summary>
    private static IEnumerable<(string Where, PlanDocument Plan)> Foreign() => All().SelectMany(plan =>
        plan.Plan.IsNative ? [($"{plan.Where}, csv", CsvReader.Read(PlanFormats.Write("csv", plan.Plan).Files[0].Text, "Table", "t.csv")), ($"{plan.Where}, segment", PlanDocuments.Read(PlanFormats.Write("segment", plan.Plan).Files[0]))]
        : new[] { plan });

    private static IEnumerable<(string Where, PlanDocument Plan)> Real()
    {
        string[] folders = ["tracking-plan", "samples", "tests/Shared/Examples", "tests/Generator/Snapshots"];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.json", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Plans.File(Path.GetRelativePath(Repository.Root, path), System.IO.File.ReadAllText(path)))
            .Where(file => file.Reading.Model is not null && !file.Path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(file => (file.Path, file));
        var pairs = PlanPair.All.Where((_, i) => i % 5 == 0).SelectMany(pair => new[] { (pair.Name + ", before", Plans.File("p.plan.json", pair.Before)), (pair.Name + ", after", Plans.File("p.plan.json", pair.After)) });
        return files.Concat(pairs).Select(plan => (plan.Item1, FileDocuments.Read(plan.Item2)));
    }

    private static void AssertNone(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join("\n", faults.Take(5)));

    private static JsonValue WithoutPatterns(JsonValue schema) => schema.Kind != JsonKind.Object ? schema
        : JsonBuild.Object(schema.Members.Where(m => m.Name is not ("pattern" or "patternProperties")).Select(m => m with { Value = SchemaParts.Map(m.Name, m.Value, WithoutPatterns) }));

    /// <summary>A reader that takes nothing but RFC 4180: lines end with CRLF, quotes stand around a whole cell, and are doubled within.</summary>
    private static List<List<string>> StrictCsv(string text, string where)
    {
        var rows = new List<List<string>>();
        var at = 0;
        while (at < text.Length)
        {
            var row = new List<string>();
            while (true)
            {
                var start = at;
                if (at < text.Length && text[at] == '"')
                {
                    at++;
                    while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
                        at += text[at] == '"' ? 2 : 1;
                    Assert.True(at < text.Length, $"{where}: the quote at {start} is not closed");
                    row.Add(text[(start + 1)..at].Replace("\"\"", "\"", StringComparison.Ordinal));
                    at++;
                }
                else
                {
                    while (at < text.Length && text[at] is not (',' or '\r' or '\n' or '"'))
                        at++;
                    row.Add(text[start..at]);
                }

                Assert.True(at < text.Length && (text[at] == ',' || text.AsSpan(at).StartsWith("\r\n")), $"{where}: the cell at {start} ends with neither a comma nor CRLF");
                at += text[at] == ',' ? 1 : 2;
                if (text[at - 1] == '\n')
                    break;
            }

            rows.Add(row);
        }

        return rows;
    }
}
