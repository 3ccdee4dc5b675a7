using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Inputs;

namespace TrackingPlan.Benchmarks.Analysis;

/// <summary>How long the analyzers themselves run over a corpus, warm, on one thread: the compiler's own measure of each.</summary>
internal static class AnalyzerTime
{
    private const int Rounds = 7;

    private static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        .. typeof(TrackingPlanGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    public static IReadOnlyList<string> RuleIds { get; } = [.. All.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct()];

    /// <summary>Those that a build runs: the compiler leaves out what could only inform, unless it writes a log.</summary>
    private static ImmutableArray<DiagnosticAnalyzer> InBuild { get; } =
        [.. All.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.DefaultSeverity >= DiagnosticSeverity.Warning))];

    public static void Print(Corpus corpus)
    {
        var options = new AnalyzerOptions([.. corpus.AdditionalFiles.Select(path => new File(path))], new PlanOptions());
        var compilation = Compile(corpus, options);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException(errors[0].ToString());

        var totals = new List<double>();
        var slowest = "";
        for (var round = 0; round < Rounds; round++)
        {
            var run = Run(compilation, InBuild, options, isTimed: true);
            var times = InBuild.Select(analyzer => (analyzer.GetType().Name, Time: run.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime)).ToList();
            totals.Add(times.Sum(time => time.Time.TotalMilliseconds));
            var (name, most) = times.MaxBy(time => time.Time);
            slowest = $"{name} {most.TotalMilliseconds:0.0} ms";
        }

        totals.Sort();
        var allocated = Allocated(compilation, InBuild, options) - Allocated(compilation, [new IdleAnalyzer()], options);
        Console.WriteLine($"| {corpus.Name} | {InBuild.Length} | {totals[Rounds / 2]:0.0} | {totals[0]:0.0} | {slowest} | {allocated / 1000:N0} |");
    }

    private static long Allocated(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Run(compilation, analyzers, options, isTimed: false);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>Over a fresh compilation each time: one that was analysed before has everything bound.</summary>
    private static CompilationWithAnalyzers Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, bool isTimed)
    {
        var run = compilation.Clone().WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: false, isTimed));
        var reported = run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return reported.Length == 0 ? run : throw new InvalidOperationException(reported[0].ToString());
    }

    private static CSharpCompilation Compile(Corpus corpus, AnalyzerOptions options)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        var compilation = CSharpCompilation.Create(
            corpus.Name,
            corpus.Sources.Select(path => CSharpSyntaxTree.ParseText(SourceText.From(System.IO.File.ReadAllText(path)), parse, path)),
            References.All.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new TrackingPlanGenerator().AsSourceGenerator()], options.AdditionalFiles, parse, options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return (CSharpCompilation)generated;
    }

    private sealed class File(string path) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(System.IO.File.ReadAllText(path));

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class PlanOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.TrackingPlan"] = textFile.Path.EndsWith(".json", StringComparison.Ordinal) ? "true" : "false" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
