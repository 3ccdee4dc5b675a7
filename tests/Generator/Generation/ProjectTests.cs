using Microsoft.CodeAnalysis.CSharp;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>Plans together in one project.</summary>
public sealed class ProjectTests
{
    private const string Plan = """{ "events": { "A": { "properties": { "p": { "type": "string" } } } } }""";

    [Fact]
    public void A_project_without_a_plan_gets_nothing() => Assert.Empty(PlanCompilation.Of([]).Run.Results.Single().GeneratedSources);

    [Theory]
    [InlineData("/project/referral.plan.json", "", "Sample.ReferralPlan.A")]
    [InlineData("/project/plan.json", "", "Sample.Plan.A")]
    [InlineData("/project/my-tracking-plan.plan.json", "", "Sample.MyTrackingPlan.A")]
    [InlineData("C:\\project\\referral.plan.json", "", "Sample.ReferralPlan.A")]
    [InlineData("/project/2026 plans.plan.json", "", "Sample._2026PlansPlan.A")]
    [InlineData("/project/referral.plan.json", "Contoso.Analytics", "Contoso.Analytics.A")]
    [InlineData("/project/referral.plan.json", "my-app.class.1st", "MyApp.@class._1st.A")]
    public void The_namespace_is_the_projects_and_the_files_or_as_given(string path, string given, string expected)
    {
        var compiled = PlanCompilation.Of([new AdditionalPlan(path, Plan) { Namespace = given }]);

        compiled.AssertClean();
        Assert.NotNull(compiled.Compilation.GetTypeByMetadataName(expected.Replace("@", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Plans_of_one_name_have_namespaces_of_their_own()
    {
        var compiled = PlanCompilation.Of([new AdditionalPlan("/b/shop.plan.json", Plan), new AdditionalPlan("/a/shop.plan.json", Plan), new AdditionalPlan("/a/Shop.plan.json", Plan)]);

        compiled.AssertClean();
        Assert.NotNull(compiled.Compilation.GetTypeByMetadataName("Sample.ShopPlan.A"));
        Assert.NotNull(compiled.Compilation.GetTypeByMetadataName("Sample.ShopPlanInB.A"));
    }

    [Fact]
    public void A_plan_that_is_in_the_project_twice_counts_once()
    {
        var compiled = PlanCompilation.Of([new AdditionalPlan("/a/shop.plan.json", Plan), new AdditionalPlan("/a/shop.plan.json", Plan)]);

        compiled.AssertClean();
        Assert.Equal(
            ["Sample.ShopPlan.A.g.cs", "Sample.ShopPlan.PlanCalls.g.cs"],
            compiled.Run.Results.Single().GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_event_may_be_called_like_what_the_generator_adds()
    {
        var plan = Plan.Replace("\"A\"", "\"Compiled Plan\"", StringComparison.Ordinal);

        var compiled = PlanCompilation.Of([new AdditionalPlan("/a/shop.plan.json", plan)]);

        compiled.AssertClean();
        Assert.NotNull(compiled.Compilation.GetTypeByMetadataName("Sample.ShopPlan.CompiledPlan"));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public void A_plan_of_two_thousand_events_compiles(LanguageVersion language)
    {
        var compiled = PlanCompilation.Of(LargePlan.Of(2000), language);

        compiled.AssertClean();
        var types = compiled.Compilation.GetTypeByMetadataName("Sample.SamplePlan.OrderCreated")!.ContainingNamespace.GetTypeMembers().Where(type => !type.IsFileLocal).ToList();
        Assert.Equal(2000 + 1, types.Count);
        Assert.Equal(2000, types.Single(type => type.Name == "PlanCalls").GetMembers().Length);
    }
}
