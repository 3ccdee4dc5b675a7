using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Inputs;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.PublicApi.Writing;
using TrackingPlan.Tool;
using TrackingPlan.Tool.Commands;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.PublicApi;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Fuzz;

/// <summary>All that is done with a plan: in the compiler, in the editor, and by every command of the tool.</summary>
internal sealed class Steps(string folder)
{
    /// <summary>The compiler's own time for more generated code would be what is measured.</summary>
    private const int MostCompiled = 200_000;

    private const string Code = """
        using System.Collections.Generic;
        using System.Text.Json.Nodes;
        using TrackingPlan;
        static class Program
        {
            static void Run(TrackingPlan.ISegmentClient client)
            {
                client.TrackUntyped("u", "E0", new JsonObject { ["p0"] = 1, ["a"] = "x", ["b"] = new JsonObject { ["a"] = null } });
                client.TrackUntyped("u", "E1", new JsonObject { ["p"] = new JsonArray(1, "x"), ["q"] = 1.5 });
                client.TrackUntyped("u", "E", new JsonObject());
            }
        }
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    private static readonly CSharpCompilation Project = CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText(Code, ParseOptions)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "TrackingPlan.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(TrackingPlanGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private Compilation _compiled = Project;

    /// <summary>The steps by name; each gives what is wrong, or null.</summary>
    public IEnumerable<(string Name, Func<Task<string?>> Run)> Of(string plan, Random random)
    {
        var edited = HostilePlan.Edit(plan, random);
        Write("app.plan.json", plan);
        Write("other.plan.json", edited);
        Write("events.ndjson", HostilePlan.Payloads(random));
        Write("build.sarif", """{"version":"2.1.0","runs":[]}""");

        yield return ("generator", () => Task.FromResult(Generate(plan, edited)));
        yield return ("compiler", () => Task.FromResult(Compile()));
        yield return ("analyzers", () => AnalyzeAsync(plan));
        string[] commands =
        [
            "check app.plan.json", "check app.plan.json --format sarif", "fmt app.plan.json --check", "lock app.plan.json", "lock app.plan.json --check",
            "diff app.plan.json other.plan.json", "review app.plan.json other.plan.json --format markdown", "diff app.plan.json app.plan.json",
            "export app.plan.json --to csv -o out.csv", "import out.csv -o csv.plan.json", "export app.plan.json --to segment -o out.segment.plan.json",
            "import out.segment.plan.json -o segment.plan.json", "export app.plan.json --to terraform -o out.tf", "export app.plan.json --to typewriter -o plan.json",
            "export app.plan.json --to jsonschema -o schemas/", "export app.plan.json --to native -o native.plan.json", "docs app.plan.json -o out.html",
            "docs app.plan.json --format markdown -o out.md", "validate events.ndjson --plan app.plan.json --details", "baseline --build-log build.sarif", "rules",
        ];
        foreach (var command in commands)
            yield return (command, () => RunAsync(command));
        yield return ("push", () => Try(Push));
        yield return ("pull", () => Try(Pull));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));

    private string? Generate(string plan, string edited)
    {
        var before = new AdditionalPlan("/project/app.plan.json", plan);
        var after = new AdditionalPlan("/project/app.plan.json", edited);
        var driver = CSharpGeneratorDriver.Create([new TrackingPlanGenerator().AsSourceGenerator()], [after], ParseOptions, new PlanOptions("Sample")).RunGenerators(Project);
        driver = driver.ReplaceAdditionalText(after, before).RunGeneratorsAndUpdateCompilation(Project, out _compiled, out _);
        return driver.GetRunResult().Results.Single().Exception?.ToString();
    }

    private string? Compile()
    {
        if (_compiled.SyntaxTrees.Sum(tree => tree.Length) > MostCompiled)
            _compiled = Project;
        var error = _compiled.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? null : $"{error}: {error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}";
    }

    private async Task<string?> AnalyzeAsync(string plan)
    {
        var options = new AnalyzerOptions([new AdditionalPlan("/project/app.plan.json", plan)], new PlanOptions("Sample"));
        var thrown = new List<string>();
        var analysis = _compiled.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(options, (exception, _, _) => thrown.Add(exception.ToString()), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        await analysis.GetAnalyzerDiagnosticsAsync();
        _compiled = Project;
        return thrown.FirstOrDefault();
    }

    private async Task<string?> RunAsync(string command)
    {
        using var error = new StringWriter();
        using var output = new Discarding();
        var context = new ToolContext { Out = output, Error = error, Directory = folder };
        var exitCode = await ToolApplication.RunAsync(command.Split(' '), context);
        if (exitCode is ExitCode.Clean or ExitCode.Breaking)
            return null;
        var said = error.ToString();

        // What cannot be read is said in one line; an import of what could not be exported finds no file.
        return exitCode == ExitCode.BadInput && said.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var last] && last.StartsWith("tracking-plan: ", StringComparison.Ordinal)
            ? null
            : $"exit code {exitCode}: {said}";
    }

    private const int LargestPull = 500_000;

    private string? Push()
    {
        PushPlan.Of(FileDocuments.Read(Read("app.plan.json")), Rules("other.plan.json"));
        return null;
    }

    /// <summary>What Segment would hold; its plan is forgotten here. A strict read of rules gives each once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<JsonValue> Rules(string plan) => [.. SegmentWriter.Rules(Draft07.Plan(FileDocuments.Read(Read(plan)), [])).DistinctBy(RuleId.Of)];

    private string? Pull()
    {
        // A pull merges into a faultless native plan alone. Both plans and the text between them are held; Segment takes no plan of such a size.
        var local = Read("app.plan.json");
        PlanFormatter.RequireFaultless(local);
        if (local.Model.Shape == PlanShape.Native && local.Text.Length <= LargestPull)
            PlanMerge.Onto(local, FileDocuments.Read(Read("other.plan.json")));
        return null;
    }

    private PlanFile Read(string name) => PlanFile.Read(name, name, File.ReadAllText(Path.Combine(folder, name)));

    /// <summary>What a command would say in one line is no fault.</summary>
    private static Task<string?> Try(Func<string?> step)
    {
        try
        {
            return Task.FromResult(step());
        }
        catch (Exception exception) when (exception is InputException or PublicApiException)
        {
            return Task.FromResult<string?>(null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Task.FromResult<string?>(exception.ToString());
        }
    }

    private sealed class Discarding : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
        }

        public override void Write(char[] buffer, int index, int count)
        {
        }

        public override void Write(string? value)
        {
        }
    }
}
