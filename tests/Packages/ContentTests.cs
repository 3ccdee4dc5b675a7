using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TrackingPlan.Packages.Tests;

/// <summary>What is in the package, and what its compiler extensions need from their host.</summary>
public sealed class ContentTests(PackageFeed feed)
{
    /// <summary>The versions that the compiler of the oldest supported SDK (Roslyn 4.8) brings; a newer reference fails to load there.</summary>
    private static readonly Dictionary<string, Version> Host = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["TrackingPlan.Generator"] = new(0, 1, 0, 0),
    };

    [Fact]
    public void The_package_holds_the_library_the_compiler_extensions_and_the_targets()
    {
        using var package = ZipFile.OpenRead(feed.Package);
        var files = package.Entries.Select(entry => entry.FullName).ToList();

        Assert.Subset(files.ToHashSet(), new HashSet<string>
        {
            "lib/net8.0/TrackingPlan.dll",
            "lib/net8.0/TrackingPlan.xml",
            "lib/net10.0/TrackingPlan.dll",
            "lib/net10.0/TrackingPlan.xml",
            "buildTransitive/TrackingPlan.targets",
            "schema/tracking-plan.schema.json",
            "README.md",
        });
        Assert.Equal(
            ["analyzers/dotnet/cs/TrackingPlan.CodeFixes.dll", "analyzers/dotnet/cs/TrackingPlan.Generator.dll"],
            files.Where(file => file.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compiler_extensions_need_nothing_that_the_oldest_compiler_does_not_bring()
    {
        using var package = ZipFile.OpenRead(feed.Package);
        foreach (var extension in package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var packed = extension.Open())
                packed.CopyTo(content);
            content.Position = 0;
            using var image = new PEReader(content);
            var metadata = image.GetMetadataReader();
            foreach (var handle in metadata.AssemblyReferences)
            {
                var reference = metadata.GetAssemblyReference(handle).GetAssemblyName();
                Assert.True(
                    Host.TryGetValue(reference.Name!, out var newest) && reference.Version <= newest,
                    $"{extension.Name} refers to {reference.FullName}");
            }
        }
    }
}
