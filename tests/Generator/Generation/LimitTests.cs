using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>What is beyond a limit of the plan language takes no code from the rest, and what is below one compiles.</summary>
public sealed class LimitTests
{
    public static TheoryData<string, string> Beyond => [.. LimitPlans.Beyond];

    [Theory]
    [MemberData(nameof(Beyond))]
    public void A_plan_beyond_a_limit_still_becomes_code(string plan, string message)
    {
        Assert.NotEmpty(message);
        var compiled = PlanCompilation.Of(plan);

        Assert.Null(compiled.Run.Results.Single().Exception);
        Assert.Empty(compiled.Problems);
        if (!message.Contains(PlanRules.BrokenReference.Id, StringComparison.Ordinal))
            Assert.Empty(compiled.Faults);
    }

    [Theory]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/definitions/d" } }""", "IReadOnlyList<global::System.Text.Json.Nodes.JsonNode?>")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "$ref": "#/definitions/d" } }] }""", ".D>")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/definitions/d" }, "b": { "type": "array", "items": { "$ref": "#/definitions/d" } } } }""", ".D>")]
    public void A_schema_that_holds_itself_compiles_and_is_checked(string schema, string type)
    {
        var plan = LimitPlans.Plan(LimitPlans.Reference("d"), "\"d\":" + schema);
        var compiled = PlanCompilation.Of(plan);

        compiled.AssertClean();
        Assert.Contains(compiled.Run.Results.Single().GeneratedSources, source => source.SourceText.ToString().Contains(type, StringComparison.Ordinal));
        Assert.Empty(PlanChecks.Run(PlanReader.Read(plan, "x.plan.json")));
    }
}
