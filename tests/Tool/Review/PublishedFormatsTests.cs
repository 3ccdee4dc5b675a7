using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Review;

/// <summary>What other programs read is held against their own definition of it.</summary>
public class PublishedFormatsTests
{
    public static TheoryData<string> Pairs => [.. PlanPair.All.Select(pair => pair.Name)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Json_of_a_review_is_what_its_schema_says(string name)
    {
        using var folder = new ToolFolder();
        PlanPair.Of(name).WriteTo(folder);
        folder.Write("build.sarif", BuildLogs.Of(("Shop.cs", 7, "'OrderPlaced' does not contain a definition for 'Channel'")));
        var result = await folder.RunAsync("diff", "old/app.plan.json", "app.plan.json", "--format", "json", "--build-log", "build.sarif");
        await PublishedSchema.AssertValidAsync("review", result.Output);
    }

    [Fact]
    public async Task Json_of_a_check_is_what_its_schema_says()
    {
        using var folder = new ToolFolder();
        folder.Write("good.plan.json", """{ "events": {} }""");
        folder.Write("odd.plan.json", """{ "events": { "A": { "propertis": {}, "propertis": {} } }, }""");
        folder.Write("broken.plan.json", """{ "events": """);
        var result = await folder.RunAsync("check", "--format", "json");
        Assert.Equal(ExitCode.Breaking, result.ExitCode);
        await PublishedSchema.AssertValidAsync("check", result.Output);
    }

    [Fact]
    public async Task Sarif_satisfies_the_validator_of_Microsoft()
    {
        var packages = Directory.GetParent(NodePackages.Require("@microsoft/sarif-multitool"))!;
        var validator = packages.EnumerateFiles("*", SearchOption.AllDirectories).First(file => file.Name is "Sarif.Multitool" or "Sarif.Multitool.exe").FullName;
        using var folder = new ToolFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "logs"));
        foreach (var pair in PlanPair.All)
        {
            pair.WriteTo(folder);
            var review = await folder.RunAsync("review", "old/app.plan.json", "app.plan.json", "--format", "sarif");
            folder.Write($"logs/{pair.Name}.sarif", review.Output);
        }

        var check = await folder.RunAsync("check", "--format", "sarif");
        folder.Write("logs/check.sarif", check.Output);

        var validation = await Command.RunAsync(validator, folder.Path, ["validate", "logs", "--output", "result.sarif"]);
        using var result = JsonDocument.Parse(folder.Read("result.sarif"));
        var run = result.RootElement.GetProperty("runs")[0];
        Assert.Contains($"{PlanPair.All.Count + 1} files scanned", validation.Output, StringComparison.Ordinal);
        var errors = run.TryGetProperty("results", out var results)
            ? results.EnumerateArray().Where(item => item.TryGetProperty("level", out var level) && level.GetString() == "error").Select(item => item.GetRawText())
            : [];
        Assert.Empty(errors);
    }

    /// <summary>The schema is Jenkins', which others follow.</summary>
    [Fact]
    public async Task JUnit_is_what_jenkins_wants()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(Repository.Root, "tests/Tool/Review/junit-10.xsd"));
        foreach (var report in await ReportsAsync("junit"))
        {
            var faults = new List<string>();
            XDocument.Parse(report).Validate(schemas, (_, fault) => faults.Add(fault.Message));
            Assert.Equal([], faults);
        }

        var wrong = XDocument.Parse("""<testsuites><testsuite name="a" tests="1" failures="0"><testcase name="t" file="f"/></testsuite></testsuites>""");
        var found = 0;
        wrong.Validate(schemas, (_, _) => found++);
        Assert.Equal(2, found);
    }

    /// <summary>The fields are those of https://docs.gitlab.com/ci/testing/code_quality/.</summary>
    [Fact]
    public async Task GitLab_gets_the_fields_that_it_documents()
    {
        const string Schema = """
            {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "description": { "type": "string", "minLength": 1 },
                  "check_name": { "type": "string", "minLength": 1 },
                  "fingerprint": { "type": "string", "minLength": 1 },
                  "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                  "location": {
                    "type": "object",
                    "properties": {
                      "path": { "type": "string", "pattern": "^[^/]" },
                      "lines": { "type": "object", "properties": { "begin": { "type": "integer", "minimum": 1 } }, "required": ["begin"], "additionalProperties": false }
                    },
                    "required": ["path", "lines"],
                    "additionalProperties": false
                  }
                },
                "required": ["description", "check_name", "fingerprint", "severity", "location"],
                "additionalProperties": false
              }
            }
            """;
        var reports = await ReportsAsync("gitlab");
        Assert.All(Ajv.Judge(reports.Select(report => (Schema, report))), Assert.True);
        foreach (var report in reports)
        {
            using var json = JsonDocument.Parse(report);
            var fingerprints = json.RootElement.EnumerateArray().Select(item => item.GetProperty("fingerprint").GetString()).ToList();
            Assert.Equal(fingerprints.Distinct(), fingerprints);
        }
    }

    /// <summary>Of a review of every pair, a check of faulty plans, and of one without faults.</summary>
    private static async Task<IReadOnlyList<string>> ReportsAsync(string format)
    {
        using var folder = new ToolFolder();
        var reports = new List<string>();
        foreach (var pair in PlanPair.All)
        {
            pair.WriteTo(folder);
            reports.Add((await folder.RunAsync("review", "old/app.plan.json", "app.plan.json", "--format", format)).Output);
        }

        folder.Write("good.plan.json", """{ "events": {} }""");
        folder.Write("odd.plan.json", """{ "events": { "A<&\"": { "propertis": {}, "propertis": {} } }, }""");
        reports.Add((await folder.RunAsync("check", "--format", format)).Output);
        reports.Add((await folder.RunAsync("check", "good.plan.json", "--format", format)).Output);
        return reports;
    }

    [Fact]
    public async Task JUnit_counts_its_failures()
    {
        using var folder = new ToolFolder();
        PlanPair.Of("several-at-once").WriteTo(folder);
        var result = await folder.RunAsync("review", "old/app.plan.json", "app.plan.json", "--format", "junit");
        var suite = XDocument.Parse(result.Output).Root!.Element("testsuite")!;
        Assert.Equal((int)suite.Attribute("tests")!, suite.Elements("testcase").Count());
        Assert.Equal((int)suite.Attribute("failures")!, suite.Descendants("failure").Count());
        Assert.True((int)suite.Attribute("failures")! > 0);
    }

    [Fact]
    public async Task A_comment_stays_within_the_length_that_GitHub_takes()
    {
        using var folder = new ToolFolder();
        folder.Write("old.plan.json", Plan(Enumerable.Range(0, 1_000)));
        folder.Write("new.plan.json", Plan([]));
        var result = await folder.RunAsync("review", "old.plan.json", "new.plan.json");
        Assert.InRange(result.Output.Length, 20_000, 65_536);
        Assert.Contains("950 more", result.Output, StringComparison.Ordinal);
        Assert.Contains("</details>", result.Output, StringComparison.Ordinal);
        Assert.Contains("What to do next", result.Output, StringComparison.Ordinal);

        static string Plan(IEnumerable<int> numbers) =>
            $$"""{ "name": "Big", "events": { {{string.Join(",", numbers.Select(number => $"\"Event number {number}\": {{}}"))}} } }""";
    }
}
