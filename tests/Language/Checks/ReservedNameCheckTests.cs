namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1020.</summary>
public class ReservedNameCheckTests
{
    [Theory]
    [InlineData("identify", "age", "string", "a number, but this is a string")]
    [InlineData("identify", "createdAt", "integer", "a date in a string, but this is an integer")]
    [InlineData("identify", "created_at", "number", "a date in a string")]
    [InlineData("identify", "email", "boolean", "a string, but this is a boolean")]
    [InlineData("identify", "address", "array", "an object or a string")]
    [InlineData("group", "employees", "boolean", "a string or a number")]
    [InlineData("group", "plan", "object", "a string, but this is an object")]
    public void Reports_traits(string call, string name, string type, string words)
    {
        var plan = Traits(call, $$"""{|TRK1020:"{{name}}"|}: { "type": "{{type}}", "pii": true }""");
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revenue", "string")]
    [InlineData("value", "boolean")]
    [InlineData("currency", "number")]
    public void Reports_properties(string name, string type) =>
        SmallPlan.AssertFindings(SmallPlan.WithProperties($$"""{|TRK1020:"{{name}}"|}: { "type": "{{type}}" }"""));

    [Theory]
    [InlineData("""  "age": { "type": "integer", "pii": true }  """)]
    [InlineData("""  "createdAt": { "type": "string", "format": "date-time" }, "birthday": { "type": "string", "pii": true }  """)]
    [InlineData("""  "id": { "type": "integer" }, "name": { "type": ["string", "null"] }  """)]
    [InlineData("""  "company": { "type": "object", "properties": {} }, "age": {}  """)]
    public void Traits_of_the_expected_types_are_good(string traits) => SmallPlan.AssertFindings(Traits("identify", traits));

    [Fact]
    public void Employees_may_be_a_number() => SmallPlan.AssertFindings(Traits("group", """  "employees": { "type": ["string", "integer"] }  """));

    private static string Traits(string call, string traits) => $$"""{ "events": {}, "{{call}}": { "traits": { {{traits}} } } }""";
}
