namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1016.</summary>
public class ValueBreaksSchemaCheckTests
{
    [Theory]
    [InlineData("""{ "type": "string", "enum": ["a", {|TRK1016:1|}] }""", "The permitted value 1 breaks its own schema: expected a string")]
    [InlineData("""{ "type": "string", "enum": ["a", "b", {|TRK1016:null|}] }""", "expected a string")]
    [InlineData("""{ "type": "string", "maxLength": 2, "enum": ["ab", {|TRK1016:"abc"|}] }""", "expected at most 2 characters")]
    [InlineData("""{ "type": "string", "const": {|TRK1016:5|} }""", "The constant 5")]
    [InlineData("""{ "type": "integer", "default": {|TRK1016:"1"|} }""", "The default \"1\"")]
    [InlineData("""{ "type": "integer", "default": {|TRK1016:1.5|} }""", "expected an integer")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "default": {|TRK1016:"c"|} }""", "expected one of \"a\", \"b\"")]
    [InlineData("""{ "type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR", {|TRK1016:"eur"|}] }""", "The example \"eur\"")]
    [InlineData("""{ "type": "string", "pattern": "^[A-Z]{3}$", "examples": [{|TRK1016:"EUR\n"|}] }""", "expected text that matches ^[A-Z]{3}$")]
    [InlineData("""{ "type": "string", "format": "date-time", "examples": ["2026-01-02T03:04:05Z", {|TRK1016:"2026-13-02T03:04:05Z"|}] }""", "expected a date and time such as 2026-01-31T12:00:00Z")]
    [InlineData("""{ "type": "string", "format": "uuid", "default": {|TRK1016:"x"|} }""", "expected a UUID")]
    [InlineData("""{ "type": "string", "minLength": 3, "default": {|TRK1016:"ab"|} }""", "expected at least 3 characters")]
    [InlineData("""{ "type": "number", "minimum": 0, "default": {|TRK1016:-0.5|} }""", "expected at least 0")]
    [InlineData("""{ "type": "number", "exclusiveMaximum": 1, "default": {|TRK1016:1.0|} }""", "expected less than 1")]
    [InlineData("""{ "type": "number", "multipleOf": 0.01, "default": {|TRK1016:0.005|} }""", "expected a multiple of 0.01")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "default": {|TRK1016:[1]|} }""", "expected a string at \"0\"")]
    [InlineData("""{ "type": "array", "uniqueItems": true, "default": {|TRK1016:[1, 1]|} }""", "expected no item twice")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"], "default": {|TRK1016:{}|} }""", "expected \"a\"")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "null" }], "default": {|TRK1016:5|} }""", "expected a string or null")]
    public void Reports(string schema, string words)
    {
        var plan = SmallPlan.WithSchema(schema);
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "default": "a", "examples": ["b"] }""")]
    [InlineData("""{ "type": ["string", "null"], "enum": ["a", "b", null], "default": null }""")]
    [InlineData("""{ "type": "number", "default": 1e2, "minimum": 100 }""")]
    [InlineData("""{ "type": "integer", "default": 1.0 }""")]
    [InlineData("""{ "type": "any", "default": {} }""")]
    [InlineData("""{ "type": "string", "maxLength": 1, "examples": ["\ud83d\ude00"] }""")]
    [InlineData("""{ "type": "string", "format": {|TRK1027:"unheard-of"|}, "default": "x" }""")]
    [InlineData("""{ "type": "string", "pattern": "", "default": "x" }""")]
    public void Is_silent(string schema) => SmallPlan.AssertFindings(SmallPlan.WithSchema(schema));
}
