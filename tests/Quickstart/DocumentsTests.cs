using System.Text.RegularExpressions;

namespace TrackingPlan.Quickstart.Tests;

/// <summary>What a newcomer reads is true.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public async Task The_README_shows_what_the_Quickstart_prints()
    {
        var result = await Sample.RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(WithoutPort(result.Output).Trim(), WithoutPort(Repository.Read("README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        string[] documents =
        [
            .. Directory.EnumerateFiles(Repository.Root, "*.md"),
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
        ];

        var broken = from document in documents
                     from Match link in Link().Matches(File.ReadAllText(document))
                     let target = link.Groups["target"].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target))
                     select $"{Path.GetRelativePath(Repository.Root, document)}: {target}";
        Assert.Empty(broken);
    }

    private static string WithoutPort(string text) => Port().Replace(text.ReplaceLineEndings("\n"), "127.0.0.1");

    [GeneratedRegex("""(\]\(|href=")(?<target>[^)#"\s]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();
}
