using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TrackingPlan.Benchmarks;

/// <summary>A project of 200 files in an editor, with and without a plan.</summary>
internal static class Project
{
    private const int Files = 200;

    public static CSharpCompilation Code { get; } = CSharpCompilation.Create(
        "Shop",
        Enumerable.Range(0, Files).Select(i => CSharpSyntaxTree.ParseText($"class C{i} {{ int M() => {i}; }}")),
        Basic.Reference.Assemblies.Net80.References.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>The project after one key was pressed; every call is another edit, for a repeated one would be remembered whole.</summary>
    public static CSharpCompilation Edit(int edit)
    {
        var tree = Code.SyntaxTrees[Files / 2];
        return Code.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText($"class C{Files / 2} {{ int M() => {edit}; }}"));
    }

    public static GeneratorDriver Driver(IIncrementalGenerator generator, params AdditionalText[] plans) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], plans, CSharpParseOptions.Default, new Options());

    internal sealed class PlanFile(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => "/shop/shop.plan.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private readonly Values _values = new();

        public override AnalyzerConfigOptions GlobalOptions => _values;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key switch
                {
                    "build_property.RootNamespace" => "Shop",
                    "build_metadata.AdditionalFiles.TrackingPlan" => "true",
                    _ => null,
                };
                return value is not null;
            }
        }
    }
}
