namespace TrackingPlan.Generator.Tests.Plan.Checks;

/// <summary>TRK1016.</summary>
public class ValueBreaksSchemaCheckTests
{
    [Theory]
    [InlineData("""{ "type": "string", "enum": ["a", {|TRK1016:1|}] }""", "The permitted value 1 breaks its own schema: it is no string")]
    [InlineData("""{ "type": "string", "enum": ["a", "b", {|TRK1016:null|}] }""", "it is no string")]
    [InlineData("""{ "type": "string", "maxLength": 2, "enum": ["ab", {|TRK1016:"abc"|}] }""", "longer than 2")]
    [InlineData("""{ "type": "string", "const": {|TRK1016:5|} }""", "The constant 5")]
    [InlineData("""{ "type": "integer", "default": {|TRK1016:"1"|} }""", "The default \"1\"")]
    [InlineData("""{ "type": "integer", "default": {|TRK1016:1.5|} }""", "it is no integer")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "default": {|TRK1016:"c"|} }""", "none of the permitted values")]
    [InlineData("""{ "type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR", {|TRK1016:"eur"|}] }""", "The example \"eur\"")]
    [InlineData("""{ "type": "string", "pattern": "^[A-Z]{3}$", "examples": [{|TRK1016:"EUR\n"|}] }""", "does not match")]
    [InlineData("""{ "type": "string", "format": "date-time", "examples": ["2026-01-02T03:04:05Z", {|TRK1016:"2026-13-02T03:04:05Z"|}] }""", "it is no date-time")]
    [InlineData("""{ "type": "string", "format": "uuid", "default": {|TRK1016:"x"|} }""", "it is no uuid")]
    [InlineData("""{ "type": "string", "minLength": 3, "default": {|TRK1016:"ab"|} }""", "shorter than 3")]
    [InlineData("""{ "type": "number", "minimum": 0, "default": {|TRK1016:-0.5|} }""", "below 0")]
    [InlineData("""{ "type": "number", "exclusiveMaximum": 1, "default": {|TRK1016:1.0|} }""", "not below 1")]
    [InlineData("""{ "type": "number", "multipleOf": 0.01, "default": {|TRK1016:0.005|} }""", "no multiple of 0.01")]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "default": {|TRK1016:[1]|} }""", "of an item it is no string")]
    [InlineData("""{ "type": "array", "uniqueItems": true, "default": {|TRK1016:[1, 1]|} }""", "equal")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"], "default": {|TRK1016:{}|} }""", "lacks \"a\"")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "null" }], "default": {|TRK1016:5|} }""", "none of \"anyOf\"")]
    public void Reports(string schema, string words)
    {
        var plan = PlanText.WithSchema(schema);
        PlanText.AssertFindings(plan);
        Assert.Contains(words, PlanText.Messages(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "default": "a", "examples": ["b"] }""")]
    [InlineData("""{ "type": ["string", "null"], "enum": ["a", "b", null], "default": null }""")]
    [InlineData("""{ "type": "number", "default": 1e2, "minimum": 100 }""")]
    [InlineData("""{ "type": "integer", "default": 1.0 }""")]
    [InlineData("""{ "type": "any", "default": {} }""")]
    [InlineData("""{ "type": "string", "maxLength": 1, "examples": ["\ud83d\ude00"] }""")]
    [InlineData("""{ "type": "string", "format": "unheard-of", "default": "x" }""")]
    [InlineData("""{ "type": "string", "pattern": "", "default": "x" }""")]
    public void Is_silent(string schema) => PlanText.AssertFindings(PlanText.WithSchema(schema));
}
