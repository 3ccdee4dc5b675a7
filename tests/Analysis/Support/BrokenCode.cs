using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TrackingPlan.Analysis.Tests;

/// <summary>
/// Code while somebody types it: tokens are missing anywhere, and no analyzer throws (AD0001). Every test that runs an analyzer over code
/// ends with this, so that no source of a test is left out.
/// </summary>
internal static class BrokenCode
{
    private const int Variants = 3;

    /// <summary>Breaks the code of a test, which stands beside the test's own files and settings.</summary>
    public static Task NoAnalyzerThrowsAsync(AnalyzerTest<DefaultVerifier> test)
    {
        var options = AllAnalyzers.Options(
            test.TestState.AdditionalFiles.Select(file => (file.filename, file.content.ToString())),
            AnalyzerConfigSet.Create(test.TestState.AnalyzerConfigFiles.Select(file => AnalyzerConfig.Parse(file.content.ToString(), file.filename)).ToImmutableArray())
                .GlobalConfigOptions.AnalyzerOptions);
        var sources = test.TestState.Sources.Select(source => (source.filename, WithoutMarks(source.content.ToString())));
        return NoAnalyzerThrowsAsync(AllAnalyzers.Compile(sources, test.TestState.AdditionalReferences, options), options);
    }

    /// <summary>Breaks each file that a person wrote; generated ones stay whole.</summary>
    public static async Task NoAnalyzerThrowsAsync(CSharpCompilation whole, AnalyzerOptions options)
    {
        foreach (var tree in whole.SyntaxTrees.Where(tree => !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            var code = (await tree.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
            var seed = code.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
            var random = new Random(seed);
            var tokens = (await tree.GetRootAsync(TestContext.Current.CancellationToken)).DescendantTokens().ToList();
            for (var variant = 0; variant < Variants; variant++)
            {
                var broken = Delete(code, tokens, random, count: 1 + random.Next(3));
                var compilation = whole.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(broken, Compiler.ParseOptions, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
                var thrown = (await AllAnalyzers.RunAsync(compilation, options)).FirstOrDefault(diagnostic => diagnostic.Id == "AD0001");
                Assert.True(thrown is null, $"seed {seed}, variant {variant}:\n{broken}\n{thrown}");
            }
        }
    }

    private static string WithoutMarks(string marked)
    {
        TestFileMarkupParser.GetPositionsAndSpans(marked, out var code, out _, out ImmutableDictionary<string, ImmutableArray<Microsoft.CodeAnalysis.Text.TextSpan>> _);
        return code;
    }

    private static string Delete(string code, List<SyntaxToken> tokens, Random random, int count)
    {
        foreach (var at in Enumerable.Range(0, count).Select(_ => random.Next(tokens.Count)).Distinct().OrderDescending())
            code = code.Remove(tokens[at].SpanStart, tokens[at].Span.Length);
        return code;
    }
}
