using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generation;

namespace TrackingPlan.Benchmarks.Analysis;

/// <summary>How long the analyzers themselves run over a corpus, warm, on one thread: the compiler's own measure of each.</summary>
internal static class AnalyzerTime
{
    private const int Rounds = 7;

    public static void Print(Corpus corpus)
    {
        var analyzers = typeof(TrackingPlanGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)
            .ToImmutableArray();
        var options = new AnalyzerOptions([.. corpus.AdditionalFiles.Select(path => new File(path))], new PlanOptions());
        var compilation = Compile(corpus, options);
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new InvalidOperationException(errors[0].ToString());

        var totals = new List<double>();
        var slowest = "";
        var reports = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // A fresh compilation each time: one that was analysed before has everything bound.
            var fresh = compilation.Clone();
            var run = fresh.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            reports = run.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Count(diagnostic => diagnostic.Id != "TRK2013");
            var times = analyzers.Select(analyzer => (analyzer.GetType().Name, Time: run.GetAnalyzerTelemetryInfoAsync(analyzer, default).GetAwaiter().GetResult().ExecutionTime)).ToList();
            totals.Add(times.Sum(time => time.Time.TotalMilliseconds));
            var (name, most) = times.MaxBy(time => time.Time);
            slowest = $"{name} {most.TotalMilliseconds:0.0} ms";
        }

        totals.Sort();
        Console.WriteLine($"| {corpus.Name} | {analyzers.Length} | {totals[Rounds / 2]:0.0} | {totals[0]:0.0} | {slowest} | {reports} |");
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
        private readonly SourceText text = SourceText.From(System.IO.File.ReadAllText(path));

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
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
