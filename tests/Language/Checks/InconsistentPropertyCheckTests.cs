namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1018.</summary>
public class InconsistentPropertyCheckTests
{
    [Theory]
    [InlineData("""{ "type": "string" }""", """{ "type": "number" }""", "is a number here, but a string in the event \"One Done\"")]
    [InlineData("""{ "type": "integer" }""", """{ "type": "number" }""", "is a number here, but an integer")]
    [InlineData("""{ "type": "string" }""", """{ "type": "string", "format": "date-time" }""", "a date in a string here")]
    [InlineData("""{ "type": "array", "items": { "type": "string" } }""", """{ "type": "string" }""", "an array of strings")]
    [InlineData("""{ "enum": ["a", "b"] }""", """{ "enum": [1, 2] }""", "is an integer here, but a string")]
    public void Reports(string first, string second, string words)
    {
        var plan = Plan(first, second, """{|TRK1018:"p"|}""");
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "string" }""", """{ "type": ["string", "null"] }""")]
    [InlineData("""{ "type": "string" }""", """{ "enum": ["a", "b"] }""")]
    [InlineData("""{ "type": "string" }""", """{ "type": "string", "maxLength": 3 }""")]
    [InlineData("""{ "type": "string" }""", """{}""")]
    [InlineData("""{ "type": "string" }""", """{ "$ref": "#/definitions/d" }""")]
    [InlineData("""{ "type": "string" }""", """{ "const": "x" }""")]
    public void Is_silent(string first, string second) => SmallPlan.AssertFindings(Plan(first, second, "\"p\""));

    [Fact]
    public void The_odd_one_is_reported_not_the_usual_ones() => SmallPlan.AssertFindings("""
        { "events": {
          "One Done": { "description": "d", "owner": "o", "properties": { {|TRK1018:"p"|}: { "type": "number" } } },
          "Two Done": { "description": "d", "owner": "o", "properties": { "p": { "type": "string" } } },
          "Three Done": { "description": "d", "owner": "o", "properties": { "p": { "type": "string" } } } } }
        """);

    [Fact]
    public void A_new_version_may_change_a_type() => SmallPlan.AssertFindings("""
        { "events": { "One Done": { "description": "d", "owner": "o", "version": 2, "properties": { "p": { "type": "number" } },
          "versions": { "1": { "properties": { "p": { "type": "string" } } } } } } }
        """);

    [Fact]
    public void Traits_are_no_properties() => SmallPlan.AssertFindings("""
        { "events": { "One Done": { "description": "d", "owner": "o", "properties": { "p": { "type": "number" } } } },
          "identify": { "traits": { "p": { "type": "string" } } }, "group": { "traits": { "p": { "type": "boolean" } } } }
        """);

    private static string Plan(string first, string second, string name) => $$"""
        { "events": {
          "One Done": { "description": "d", "owner": "o", "properties": { "p": {{first}} } },
          "Two Done": { "description": "d", "owner": "o", "properties": { {{name}}: {{second}} } } },
          "definitions": { "d": { "type": "string" } } }
        """;
}
