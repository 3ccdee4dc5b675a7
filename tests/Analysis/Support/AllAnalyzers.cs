using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Analysis.Code;
using TrackingPlan.Generation;

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

    public static CSharpCompilation Compile(string code, params MetadataReference[] clients)
    {
        var compilation = CSharpCompilation.Create(
            "App",
            [CSharpSyntaxTree.ParseText(code, Compiler.ParseOptions, "/app/src/Code.cs")],
            [.. Compiler.References, .. clients],
            Compiler.Options);
        CSharpGeneratorDriver.Create([new TrackingPlanGenerator().AsSourceGenerator()], Options.AdditionalFiles, Compiler.ParseOptions, Options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        return (CSharpCompilation)generated;
    }

    /// <summary>What the analyzers say, and an AD0001 for each that throws.</summary>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation) =>
        compilation.WithAnalyzers(Instances, Options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    private static AnalyzerOptions Options { get; } = new([new File("/app/referral.plan.json", Resources.ReferralPlan)], new PlanOptions());

    private sealed class File(string path, string content) : AdditionalText
    {
        private readonly SourceText text = SourceText.From(content);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class PlanOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.TrackingPlan"] = "true" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
