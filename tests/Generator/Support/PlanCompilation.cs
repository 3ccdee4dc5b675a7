using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TrackingPlan.Generator.Inputs;

namespace TrackingPlan.TestSupport;

/// <summary>Plans compiled as a project would compile them: by the generator in the compiler, against .NET 8 and the library's oldest target.</summary>
internal sealed class PlanCompilation
{
    private static readonly MetadataReference[] References = [.. Net80.References.All, MetadataReference.CreateFromFile(OldestRuntime)];

    private readonly Lazy<(IReadOnlyList<Diagnostic> Problems, byte[] Image)> _emitted;

    private PlanCompilation(Compilation compilation, GeneratorDriverRunResult run)
    {
        Compilation = compilation;
        Run = run;
        _emitted = new(Emit);
    }

    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Run { get; }

    /// <summary>What the generator says about the plans.</summary>
    public IReadOnlyList<Diagnostic> Faults => Run.Diagnostics;

    private static string OldestRuntime => typeof(PlanCompilation).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "OldestRuntime").Value!;

    public static PlanCompilation Of(string plan, LanguageVersion language = LanguageVersion.CSharp12) => Of([new AdditionalPlan("/project/sample.plan.json", plan)], language);

    /// <param name="sources">The project's own code.</param>
    public static PlanCompilation Of(IEnumerable<AdditionalPlan> plans, LanguageVersion language = LanguageVersion.CSharp12, params string[] sources)
    {
        var project = Project(language, sources);
        var driver = Driver(plans, language).RunGeneratorsAndUpdateCompilation(project, out var compilation, out _);
        return new(compilation, driver.GetRunResult());
    }

    public static CSharpCompilation Project(LanguageVersion language, params string[] sources) => CSharpCompilation.Create(
        "Sample",
        sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(language))),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error));

    public static GeneratorDriver Driver(IEnumerable<AdditionalText> plans, LanguageVersion language = LanguageVersion.CSharp12) => CSharpGeneratorDriver.Create(
        [new TrackingPlanGenerator().AsSourceGenerator()],
        plans,
        new CSharpParseOptions(language, DocumentationMode.Diagnose),
        new PlanOptions("Sample", language.ToDisplayString()),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Errors and warnings of the compiler, missing and malformed documentation among them; the generator's own are <see cref="Faults"/>.</summary>
    public IReadOnlyList<Diagnostic> Problems => _emitted.Value.Problems;

    /// <summary>No fault in a plan, and no error or warning in what was generated for it.</summary>
    public void AssertClean()
    {
        var problems = Faults.Concat(Problems).Take(10).Select(problem => $"{problem}: {LineOf(problem)}").ToList();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>The generated file whose name ends so.</summary>
    public string Source(string hintName) => Run.Results.Single().GeneratedSources
        .Single(source => source.HintName.EndsWith(hintName, StringComparison.Ordinal)).SourceText.ToString();

    public Assembly Load()
    {
        AssertClean();
        return new AssemblyLoadContext("Sample").LoadFromStream(new MemoryStream(_emitted.Value.Image));
    }

    private (IReadOnlyList<Diagnostic> Problems, byte[] Image) Emit()
    {
        using var image = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = Compilation.Emit(image, xmlDocumentationStream: documentation);
        return ([.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)], image.ToArray());
    }

    private static string? LineOf(Diagnostic problem) =>
        problem.Location.SourceTree?.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
