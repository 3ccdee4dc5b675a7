using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace TrackingPlan.Analysis.Tests;

/// <summary>Runs an analyzer and a fix over code beside a plan; one report at a time, and all at once.</summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private const string CodePath = "/app/src/Code.cs";

    public FixTest(string before, string after, MetadataReference? client = null)
    {
        TestState.Sources.Add((CodePath, before));
        FixedState.Sources.Add((CodePath, after));
        TestState.AnalyzerConfigFiles.Add(Compiler.PlanMetadata);
        FixedState.AnalyzerConfigFiles.Add(Compiler.PlanMetadata);
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        ReferenceAssemblies = Compiler.NoDownload;
        TestState.AdditionalReferences.AddRange(Compiler.References);
        if (client is not null)
            TestState.AdditionalReferences.Add(client);
    }

    protected override ParseOptions CreateParseOptions() => Compiler.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => Compiler.Options;

    protected override IEnumerable<Type> GetSourceGenerators() => Compiler.Generators;

    public FixTest<TAnalyzer, TFix> WithReferralPlan() => WithFile("/app/referral.plan.json", Resources.ReferralPlan);

    /// <summary>A file that the fix leaves alone, or what it makes of it.</summary>
    public FixTest<TAnalyzer, TFix> WithFile(string path, string before, string? after = null)
    {
        TestState.AdditionalFiles.Add((path, before));
        FixedState.AdditionalFiles.Add((path, after ?? before));
        return this;
    }

    /// <summary>The same, with the bytes that begin the file, for the encoding says them.</summary>
    public FixTest<TAnalyzer, TFix> WithFile(string path, string before, string after, Encoding encoding)
    {
        TestState.AdditionalFiles.Add((path, SourceText.From(before, encoding)));
        FixedState.AdditionalFiles.Add((path, SourceText.From(after, encoding)));
        return this;
    }

    public async Task Run()
    {
        await RunAsync(TestContext.Current.CancellationToken);
        await BrokenCode.NoAnalyzerThrowsAsync(this);
    }
}
