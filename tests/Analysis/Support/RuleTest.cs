using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using TrackingPlan.Generator.Inputs;

namespace TrackingPlan.Analysis.Tests;

/// <summary>Runs one analyzer over code that stands beside the referral plan. Expected reports are marked, <c>{|TRK2001:here|}</c>.</summary>
internal sealed class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public RuleTest(string code, MetadataReference? client = null)
    {
        TestState.Sources.Add(("/app/src/Code.cs", code));
        TestState.AdditionalFiles.Add(("/app/referral.plan.json", Resources.ReferralPlan));
        TestState.AnalyzerConfigFiles.Add(Compiler.PlanMetadata);
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        ReferenceAssemblies = Compiler.NoDownload;
        TestState.AdditionalReferences.AddRange(Compiler.References);
        if (client is not null)
            TestState.AdditionalReferences.Add(client);
    }

    protected override ParseOptions CreateParseOptions() => Compiler.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => Compiler.Options;

    protected override IEnumerable<Type> GetSourceGenerators() => Compiler.Generators;

    /// <summary>Replaces the plan that the code stands beside; null for none.</summary>
    public RuleTest<TAnalyzer> WithPlan(string? plan)
    {
        TestState.AdditionalFiles.Clear();
        if (plan is not null)
            TestState.AdditionalFiles.Add(("/app/test.plan.json", plan));
        return this;
    }

    public RuleTest<TAnalyzer> WithFile(string path, string content)
    {
        TestState.AdditionalFiles.Add((path, content));
        return this;
    }

    public RuleTest<TAnalyzer> WithOption(string key, string value)
    {
        TestState.AnalyzerConfigFiles.Add(($"/.{key}.globalconfig", $"is_global = true\n{key} = {value}\n"));
        return this;
    }

    public async Task Run()
    {
        await RunAsync(TestContext.Current.CancellationToken);
        await BrokenCode.NoAnalyzerThrowsAsync(this);
    }
}

/// <summary>What every test compiles with: the oldest framework and language that the package supports.</summary>
internal static class Compiler
{
    public static ReferenceAssemblies NoDownload { get; } = new("net8.0");

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12);

    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable);

    public static IEnumerable<Type> Generators => [typeof(TrackingPlanGenerator)];

    /// <summary>What MSBuild says of the plans that tests use.</summary>
    public static (string Path, string Content) PlanMetadata { get; } = ("/.tracking-plan.globalconfig", """
        is_global = true
        [/app/referral.plan.json]
        build_metadata.AdditionalFiles.TrackingPlan = true
        [/app/test.plan.json]
        build_metadata.AdditionalFiles.TrackingPlan = true
        """);

    public static IEnumerable<MetadataReference> References { get; } =
    [
        .. Net80.References.All,
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll").Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(ISegmentClient).Assembly.Location),
    ];
}
