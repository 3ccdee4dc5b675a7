using Microsoft.CodeAnalysis;
using TrackingPlan.Generator.Analyzers;
using TrackingPlan.Generator.CodeFixes;

namespace TrackingPlan.Analysis.Tests;

/// <summary>Every rule has its page, its help link and its row in the release notes of the analyzers.</summary>
public sealed class RuleCatalogueTests
{
    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id).Distinct().Order()];

    /// <summary>Of the analyzers, and of the generator, which reports what no code can be made of.</summary>
    private static IEnumerable<DiagnosticDescriptor> Rules => PlanDescriptors.All.Concat(OfAnalyzers);

    private static IEnumerable<DiagnosticDescriptor> OfAnalyzers => AllAnalyzers.Instances.SelectMany(analyzer => analyzer.SupportedDiagnostics);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_its_page_its_link_and_its_row(string id)
    {
        var rule = Rules.First(candidate => candidate.Id == id);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal("TrackingPlan", rule.Category);

        Assert.StartsWith($"# {id}: {rule.Title}\n", Repository.Read($"docs/rules/{id}.md"), StringComparison.Ordinal);
        Assert.Contains(
            $"\n{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n",
            Repository.Read("generator/AnalyzerReleases.Unshipped.md") + Repository.Read("generator/AnalyzerReleases.Shipped.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_analyzers_have_one_rule() =>
        Assert.Equal(OfAnalyzers.Select(rule => rule.Id).Distinct().Count(), OfAnalyzers.Count());

    [Fact]
    public void Every_fix_is_for_rules_that_exist()
    {
        var fixes = typeof(UseTypedCallFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider)))
            .Select(type => (Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider)Activator.CreateInstance(type)!).ToList();
        Assert.NotEmpty(fixes);
        Assert.All(fixes.SelectMany(fix => fix.FixableDiagnosticIds), id => Assert.Contains(Rules, rule => rule.Id == id));
        Assert.All(fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));
    }
}
