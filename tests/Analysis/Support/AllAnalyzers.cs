using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.Inputs;

namespace TrackingPlan.Analysis.Tests;

/// <summary>Every analyzer at once over code that stands beside the referral plan and its generated types, as in a build.</summary>
internal static class AllAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> Instances { get; } =
    [
        .. typeof(UntypedCallAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Code beside the referral plan.</summary>
    public static CSharpCompilation Compile(string code, params MetadataReference[] clients) =>
        Compile([("/app/src/Code.cs", code)], [.. Compiler.References, .. clients], BesideReferralPlan);

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Code)> sources, IEnumerable<MetadataReference> references, AnalyzerOptions options)
    {
        var compilation = CSharpCompilation.Create(
            "App",
            sources.Select(source => CSharpSyntaxTree.ParseText(source.Code, Compiler.ParseOptions, source.Path)),
            references,
            Compiler.Options);
        CSharpGeneratorDriver.Create([new TrackingPlanGenerator().AsSourceGenerator()], options.AdditionalFiles, Compiler.ParseOptions, options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        return (CSharpCompilation)generated;
    }

    /// <summary>What the analyzers say of code beside the referral plan; and none throws when the code is broken.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportsAsync(CSharpCompilation compilation)
    {
        await BrokenCode.NoAnalyzerThrowsAsync(compilation, BesideReferralPlan);
        return await RunAsync(compilation);
    }

    /// <summary>What the analyzers say, and an AD0001 for each that throws.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation, AnalyzerOptions? options = null) =>
        compilation.WithAnalyzers(Instances, options ?? BesideReferralPlan).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    /// <summary>Files beside the code, every <c>*.plan.json</c> of them as a plan, and what a team set.</summary>
    public static AnalyzerOptions Options(IEnumerable<(string Path, string Content)> files, IReadOnlyDictionary<string, string> settings) =>
        new([.. files.Select(file => new File(file.Path, file.Content))], new PlanOptions(settings));

    public static AnalyzerOptions BesideReferralPlan { get; } =
        Options([("/app/referral.plan.json", Resources.ReferralPlan)], ImmutableDictionary<string, string>.Empty);

    private sealed class File(string path, string content) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(content);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class PlanOptions(IReadOnlyDictionary<string, string> settings) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(settings);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new Dictionary<string, string> { ["build_metadata.AdditionalFiles.TrackingPlan"] = textFile.Path.EndsWith(".plan.json", StringComparison.Ordinal) ? "true" : "false" });
    }

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
