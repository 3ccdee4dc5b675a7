using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>The official JSON-Schema-Test-Suite, draft 7, as Debian packages it.</summary>
public sealed class TestSuiteTests
{
    private const string Folder = "/usr/share/json-schema-test-suite/tests/draft7";

    /// <summary>The draft's own schema and files of the suite's server: a plan is one file, and nothing is fetched.</summary>
    private static readonly string[] OtherDocuments = ["http://json-schema.org/draft-07/schema#", "http://localhost:1234/"];

    [Fact]
    public void Every_mandatory_case_is_judged_right()
    {
        Requires.That(Directory.Exists(Folder), "The official test suite is not installed: apt-get install json-schema-test-suite");
        var (wrong, total) = Run(Directory.EnumerateFiles(Folder, "*.json"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(total > 390, $"only {total} cases");
    }

    /// <summary>Optional cases that are judged otherwise, with the reason.</summary>
    private static readonly Dictionary<string, string> Excepted = new()
    {
        ["content.json"] = "contentMediaType and contentEncoding describe a value; draft-07 leaves it open whether they limit one",
    };

    [Fact]
    public void Optional_cases_are_judged_right()
    {
        Requires.That(Directory.Exists(Folder), "The official test suite is not installed: apt-get install json-schema-test-suite");
        var (wrong, total) = Run(Directory.EnumerateFiles(Path.Combine(Folder, "optional"), "*.json", SearchOption.AllDirectories)
            .Where(file => !Excepted.ContainsKey(Path.GetFileName(file))));
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {total}:\n" + string.Join('\n', wrong));
    }

    private static (List<string> Wrong, int Total) Run(IEnumerable<string> files)
    {
        var (wrong, total) = (new List<string>(), 0);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            foreach (var group in JsonParser.Parse(File.ReadAllText(file)).Root.Items)
            {
                var schema = group["schema"]!;
                if (OtherDocuments.Any(JsonText.Of(schema).Contains) || Path.GetFileName(file) is "refRemote.json")
                    continue;
                var compiler = new SchemaCompiler(schema);
                var compiled = compiler.Compile(schema);
                foreach (var test in group["tests"]!.Items)
                {
                    total++;
                    var isValid = compiled.Judge(InstanceBuilder.Of(test["data"]!)).Count == 0;
                    if (isValid != (test["valid"]!.Kind == JsonKind.True))
                        wrong.Add($"{Path.GetFileName(file)}: {group["description"]!.Text}: {test["description"]!.Text}: {JsonText.Of(test["data"]!)} {string.Join(' ', compiler.BrokenReferences)}");
                }
            }
        }

        return (wrong, total);
    }
}
