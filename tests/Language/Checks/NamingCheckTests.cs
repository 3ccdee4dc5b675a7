namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1019.</summary>
public class NamingCheckTests
{
    [Theory]
    [InlineData("signup completed", "Signup Completed")]
    [InlineData("signup_completed", "Signup Completed")]
    [InlineData("Signup  Completed", "Signup Completed")]
    [InlineData("Signup Completed ", "Signup Completed")]
    [InlineData("Signup-Completed", "Signup Completed")]
    public void Reports_events_off_Title_Case(string name, string better) => AssertReports(Event(name), better);

    [Theory]
    [InlineData("Signup Completed")]
    [InlineData("Added to Cart")]
    [InlineData("API Key Created")]
    [InlineData("3 Day Trial Started")]
    [InlineData("\u6ce8\u518c")]
    public void Events_in_Title_Case_are_good(string name) => SmallPlan.AssertFindings(Event(name).Replace("{|TRK1019:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("planName", "plan_name")]
    [InlineData("PlanName", "plan_name")]
    [InlineData("plan name", "plan_name")]
    [InlineData("plan-name", "plan_name")]
    [InlineData("Plan_Name", "plan_name")]
    [InlineData("utmURL", "utm_url")]
    public void Reports_properties_off_snake_case(string name, string better) =>
        AssertReports(SmallPlan.WithProperties($$"""{|TRK1019:"{{name}}"|}: {}"""), better);

    [Theory]
    [InlineData("plan_name")]
    [InlineData("plan2")]
    [InlineData("firstName")]
    public void Properties_in_snake_case_are_good_and_so_are_Segments_own(string name) =>
        SmallPlan.AssertFindings(SmallPlan.WithProperties($$"""{{name}}: {}""".Replace(name, $"\"{name}\"", StringComparison.Ordinal)), "TRK1021");

    [Theory]
    [InlineData("snake_case", "signup_completed", "Signup Completed")]
    [InlineData("camelCase", "signupCompleted", "signup_completed")]
    [InlineData("PascalCase", "SignupCompleted", "signupCompleted")]
    [InlineData("kebab-case", "signup-completed", "signupCompleted")]
    [InlineData("Sentence case", "Signup completed", "signup completed")]
    public void The_convention_can_be_set(string convention, string good, string bad)
    {
        SmallPlan.AssertFindings(Plan(convention, $"\"{good}\""));
        SmallPlan.AssertFindings(Plan(convention, $$"""{|TRK1019:"{{bad}}"|}"""));
        Assert.Contains(good, SmallPlan.Messages(Plan(convention, $"\"{bad}\"")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_convention_can_be_given_up() => SmallPlan.AssertFindings(Plan("any", "\"what EVER\""));

    [Fact]
    public void An_unknown_convention_is_said() => SmallPlan.AssertFindings(
        """{ "naming": { "events": {|TRK1010:"UPPER"|}, {|TRK1009:"traits"|}: "any" }, "events": {} }""");

    [Fact]
    public void Plans_of_other_shapes_are_left_alone() => SmallPlan.AssertFindings(
        """{ "rules": [{ "type": "TRACK", "key": "signup completed", "jsonSchema": { "description": "d", "properties": { "properties": { "properties": { "planName": {} } } } } }] }""");

    private static string Event(string name) => $$"""{ "events": { {|TRK1019:"{{name}}"|}: { "description": "d", "owner": "o" } } }""";

    private static string Plan(string convention, string name) =>
        $$"""{ "naming": { "events": "{{convention}}" }, "events": { {{name}}: { "description": "d", "owner": "o" } } }""";

    private static void AssertReports(string plan, string better)
    {
        SmallPlan.AssertFindings(plan);
        Assert.Contains($"\"{better}\"", SmallPlan.Messages(plan), StringComparison.Ordinal);
    }
}
