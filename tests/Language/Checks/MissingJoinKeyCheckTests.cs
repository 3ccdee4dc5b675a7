namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1023.</summary>
public class MissingJoinKeyCheckTests
{
    [Fact]
    public void Reports_each_event_that_lacks_the_key()
    {
        var plan = Plan("""{ "steps": ["One Done", "Two Done"], "joinOn": {|TRK1023:"code"|} }""");
        SmallPlan.AssertFindings(plan);
        Assert.Contains("The metric \"M\" joins on \"code\", but the event \"Two Done\" has no such property", SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_all_carry_is_good() => SmallPlan.AssertFindings(Plan("""{ "steps": ["One Done", "Two Done"], "joinOn": "user" }"""));

    [Fact]
    public void An_absent_event_is_another_rules() => SmallPlan.AssertFindings(Plan("""{ "steps": ["One Done", {|TRK1022:"Three Done"|}], "joinOn": "code" }"""));

    private static string Plan(string metric) => $$"""
        { "events": {
          "One Done": { "description": "d", "owner": "o", "properties": { "code": { "type": "string" }, "user": { "type": "string" } } },
          "Two Done": { "description": "d", "owner": "o", "properties": { "user": { "type": "string" } } } },
          "metrics": { "M": {{metric}} } }
        """;
}
