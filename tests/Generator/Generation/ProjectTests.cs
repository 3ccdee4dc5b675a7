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
    public void Plans_that_want_one_namespace_become_no_code_until_one_has_another()
    {
        AdditionalPlan first = new("/eu/shop.plan.json", Plan);
        AdditionalPlan second = new("/us/shop.plan.json", Plan.Replace("\"A\"", "\"B\"", StringComparison.Ordinal));

        var both = PlanCompilation.Of([second, first]);
        var named = PlanCompilation.Of([first, new("/us/shop.plan.json", Plan) { Namespace = "Sample.UsShopPlan" }]);
        var shared = PlanCompilation.Of([first, new("/us/other.plan.json", Plan) { Namespace = "sample.shopPlan" }]);

        Assert.Empty(both.Run.Results.Single().GeneratedSources);
        Assert.Equal(
            [
                "/eu/shop.plan.json(1,1): error TRK1028: The code of this plan and of us/shop.plan.json would both be in the namespace Sample.ShopPlan: give one of them another, <TrackingPlan Include=\"eu/shop.plan.json\" Namespace=\"...\" />",
                "/us/shop.plan.json(1,1): error TRK1028: The code of this plan and of eu/shop.plan.json would both be in the namespace Sample.ShopPlan: give one of them another, <TrackingPlan Include=\"us/shop.plan.json\" Namespace=\"...\" />",
            ],
            both.Faults.Select(fault => fault.ToString()));
        Assert.Equal(2, shared.Faults.Count);
        named.AssertClean();
        Assert.NotNull(named.Compilation.GetTypeByMetadataName("Sample.ShopPlan.A"));
        Assert.NotNull(named.Compilation.GetTypeByMetadataName("Sample.UsShopPlan.A"));
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
    public void A_project_below_CSharp_11_gets_one_error_and_no_code()
    {
        var compiled = PlanCompilation.Of([new("/project/a.plan.json", Plan), new("/project/b.plan.json", Plan)], LanguageVersion.CSharp10);

        Assert.Equal(
            "/project/a.plan.json(1,1): error TRK1029: The code of a plan needs C# 11 or later, and this project says LangVersion 10.0: take LangVersion out of the project, or set it to 11 or later",
            Assert.Single(compiled.Faults).ToString());
        Assert.Empty(compiled.Run.Results.Single().GeneratedSources);
        Assert.Empty(compiled.Problems);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Preview)]
    public void A_plan_of_every_kind_of_value_compiles_without_a_warning_in_an_assembly_that_promises_the_CLS(LanguageVersion language)
    {
        var compiled = PlanCompilation.Of(
            [
                new("/project/values.plan.json", new System.Text.Json.Nodes.JsonObject
                {
                    ["events"] = new System.Text.Json.Nodes.JsonObject(ValueCase.All.Select(item => KeyValuePair.Create(
                        "2nd " + item.Index, (System.Text.Json.Nodes.JsonNode?)System.Text.Json.Nodes.JsonNode.Parse(item.Plan)!["events"]!["Required"]!.DeepClone()))),
                    ["definitions"] = System.Text.Json.Nodes.JsonNode.Parse(ValueCase.All[0].Plan)!["definitions"]!.DeepClone(),
                }.ToJsonString()),
            ],
            language,
            "[assembly: System.CLSCompliant(true)]");

        compiled.AssertClean();
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
