namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1026.</summary>
public class IdleKeywordCheckTests
{
    [Theory]
    [InlineData("""{ "type": "integer", {|TRK1026:"minLength"|}: 2 }""", "\"minLength\" limits a string, and this is an integer; did you mean \"minimum\"?")]
    [InlineData("""{ "type": "array", {|TRK1026:"maxLength"|}: 2 }""", "did you mean \"maxItems\"?")]
    [InlineData("""{ "type": ["string", "null"], {|TRK1026:"minimum"|}: 2 }""", "\"minimum\" limits a number, and this is a string or null; did you mean \"minLength\"?")]
    [InlineData("""{ "type": "string", {|TRK1026:"items"|}: { "type": "string" } }""", "limits an array")]
    [InlineData("""{ "type": "boolean", {|TRK1026:"pattern"|}: "a" }""", "and this is a boolean")]
    [InlineData("""{ "type": "array", "items": { "type": "number", {|TRK1026:"pattern"|}: "a" } }""", "and this is a number")]
    [InlineData("""{ "type": "integer", {|TRK1026:"maxItems"|}: 3 }""", "limits an array")]
    public void Reports(string schema, string words)
    {
        var plan = SmallPlan.WithSchema(schema);
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": ["string", "integer"], "minLength": 2, "minimum": 5 }""")]
    [InlineData("""{ "type": "integer", "minimum": 2, "multipleOf": 2 }""")]
    [InlineData("""{ "type": "string", "properties": {}, "required": [], "pattern": "", "uniqueItems": false }""")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "default": "a" }""")]
    public void Is_silent(string schema) => SmallPlan.AssertFindings(SmallPlan.WithSchema(schema));
}
