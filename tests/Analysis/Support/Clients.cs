using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrackingPlan.Analysis.Tests;

/// <summary>Stand-ins for the clients of others, each an assembly of its own as its package is.</summary>
internal static class Clients
{
    public static MetadataReference SegmentAnalyticsCSharp { get; } = Compile("SegmentAnalyticsCSharp");

    public static MetadataReference AnalyticsNet { get; } = Compile("AnalyticsNet");

    public static MetadataReference RudderStack { get; } = Compile("RudderStack");

    public static MetadataReference PostHog { get; } = Compile("PostHog");

    public static string Source(string name) => Resources.Read($"Clients/{name}.cs");

    private static PortableExecutableReference Compile(string name)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(Source(name), new CSharpParseOptions(LanguageVersion.Latest))],
            Net80.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
