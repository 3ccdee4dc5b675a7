using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Generator.Tests.Analysis;

public class PlanFileAnalyzerTests
{
    private const string Typo = """
        {
          "events": {
            "Thing Done": { "description": "d", "owner": "o", "propertys": {} }
          }
        }
        """;

    [Fact]
    public async Task Reports_at_line_and_column_of_the_plan_file()
    {
        var diagnostic = Assert.Single(await Analyze(("/app/my.plan.json", Typo)));

        Assert.Equal("TRK1009", diagnostic.Id);
        Assert.Equal("/app/my.plan.json", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(new LinePosition(2, 54), diagnostic.Location.GetLineSpan().StartLinePosition);
        Assert.Equal("\"propertys\"", Typo.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Contains("did you mean \"properties\"?", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_to_the_other_place_too()
    {
        var diagnostic = Assert.Single(await Analyze(("/app/my.plan.json", """
            { "events": {
              "One Done": { "description": "d", "owner": "o", "properties": { "amount": { "type": "number" } } },
              "Two Done": { "description": "d", "owner": "o", "properties": { "amount": { "type": "string" } } }
            } }
            """)));

        Assert.Equal("TRK1018", diagnostic.Id);
        Assert.Equal(2, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(1, Assert.Single(diagnostic.AdditionalLocations).GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public async Task Leaves_what_is_fatal_to_the_generator() =>
        Assert.Empty(await Analyze(("/app/my.plan.json", """{ "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { "p": { "type": "strin" } } } } }""")));

    [Fact]
    public async Task Takes_a_file_of_any_name_that_the_project_calls_a_plan()
    {
        Assert.Empty(await Analyze(("/app/other.json", Typo)));
        Assert.Single(await Analyze(new Marked("/app/other.json"), ("/app/other.json", Typo)));
    }

    [Fact]
    public async Task Says_nothing_about_other_files() => Assert.Empty(await Analyze(("/app/appsettings.json", Typo), ("/app/notes.txt", "{")));

    [Theory]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public async Task Severity_is_the_projects_to_set(ReportDiagnostic setting, DiagnosticSeverity expected)
    {
        var diagnostic = Assert.Single(await Analyze(null, [("/app/my.plan.json", Typo)], new() { ["TRK1009"] = setting }));

        Assert.Equal(expected, diagnostic.Severity);
    }

    [Fact]
    public async Task Can_be_switched_off() =>
        Assert.Empty(await Analyze(null, [("/app/my.plan.json", Typo)], new() { ["TRK1009"] = ReportDiagnostic.Suppress }));

    [Fact]
    public void Every_rule_is_the_generators_or_the_analyzers() => Assert.Equal(
        PlanRules.All.Where(rule => !rule.IsFatal).Select(rule => rule.Id),
        new PlanFileAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id));

    private static Task<ImmutableArray<Diagnostic>> Analyze(params (string Path, string Text)[] files) => Analyze(null, files);

    private static Task<ImmutableArray<Diagnostic>> Analyze(AnalyzerConfigOptionsProvider? options, params (string Path, string Text)[] files) =>
        Analyze(options, files, []);

    private static async Task<ImmutableArray<Diagnostic>> Analyze(
        AnalyzerConfigOptionsProvider? options, (string Path, string Text)[] files, Dictionary<string, ReportDiagnostic> severities)
    {
        var compilation = CSharpCompilation.Create(
            "app", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: severities));
        var texts = files.Select(file => (AdditionalText)new PlanAdditionalText(file.Path, file.Text)).ToImmutableArray();
        var analyzerOptions = options is null ? new AnalyzerOptions(texts) : new AnalyzerOptions(texts, options);
        var analysis = compilation.WithAnalyzers([new PlanFileAnalyzer()], analyzerOptions);
        return await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private sealed class PlanAdditionalText(string path, string text) : AdditionalText
    {
        private readonly SourceText _source = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _source;
    }

    /// <summary>The options of a project that calls one file a plan.</summary>
    private sealed class Marked(string path) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(false);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(textFile.Path == path);

        private sealed class Options(bool isPlan) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = isPlan && key == "build_metadata.AdditionalFiles.TrackingPlan" ? "true" : null;
                return value is not null;
            }
        }
    }
}
