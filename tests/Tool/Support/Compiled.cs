using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace TrackingPlan.Tool.Tests;

/// <summary>Source compiled together with what the generator makes of a plan.</summary>
internal static class Compiled
{
    public const string Namespace = "App.Plan";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <param name="plan">Null for a project without a plan of its own.</param>
    public static Compilation Of(string? plan, string source, string name = "Sample", params string[] more)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, ParseOptions, path: $"/src/{name}/Code.cs", System.Text.Encoding.UTF8)],
            [.. References, .. more.Select(path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (plan is null)
            return compilation;
        CSharpGeneratorDriver
            .Create([new TrackingPlan.Generator.Inputs.TrackingPlanGenerator().AsSourceGenerator()], [new AdditionalPlan("/app/app.plan.json", plan) { Namespace = Namespace }], ParseOptions, new PlanOptions("App"))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var faults);
        Assert.Empty(faults);
        return generated;
    }

    /// <summary>Writes the assembly and its symbols, and returns the assembly's path.</summary>
    public static string Emit(this Compilation compilation, string folder, bool withSymbols = true)
    {
        var path = Path.Combine(folder, compilation.AssemblyName + ".dll");
        using var image = File.Create(path);
        using var symbols = withSymbols ? File.Create(Path.ChangeExtension(path, ".pdb")) : null;
        var result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
