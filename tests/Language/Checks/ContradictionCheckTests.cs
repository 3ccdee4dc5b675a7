namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1017.</summary>
public class ContradictionCheckTests
{
    [Theory]
    [InlineData("""{|TRK1017:{ "type": "string", "minLength": 5, "maxLength": 4 }|}""", "minLength 5 is above maxLength 4")]
    [InlineData("""{|TRK1017:{ "type": "array", "minItems": 2, "maxItems": 1 }|}""", "minItems 2 is above maxItems 1")]
    [InlineData("""{|TRK1017:{ "type": "array", "uniqueItems": true, "minItems": 3, "items": { "enum": ["a", "b"] } }|}""", "only 2 different items")]
    [InlineData("""{|TRK1017:{ "type": "number", "minimum": 2, "maximum": 1 }|}""", "above its upper bound")]
    [InlineData("""{|TRK1017:{ "type": "number", "minimum": 1, "exclusiveMaximum": 1 }|}""", "exclusive bound forbids")]
    [InlineData("""{|TRK1017:{ "type": "integer", "minimum": 1.2, "maximum": 1.8 }|}""", "no multiple of 1 is between")]
    [InlineData("""{|TRK1017:{ "type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 2 }|}""", "no multiple of 1 is between")]
    [InlineData("""{|TRK1017:{ "type": "number", "minimum": 1, "maximum": 4, "multipleOf": 5 }|}""", "no multiple of 5 is between")]
    [InlineData("""{|TRK1017:{ "type": "object", "properties": {}, "required": [{|TRK1015:"a"|}], "additionalProperties": false }|}""", "does not allow")]
    public void Reports(string schema, string words)
    {
        var plan = SmallPlan.WithSchema(schema);
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_a_definition_of_which_no_finite_value_exists() => SmallPlan.AssertFindings("""
        { "events": {}, "definitions": {
          {|TRK1017:"endless"|}: { "type": "object", "properties": { "next": { "$ref": "#/definitions/endless" } }, "required": ["next"] },
          "optional": { "type": "object", "properties": { "next": { "$ref": "#/definitions/optional" } } },
          "nullable": { "type": "object", "properties": { "next": { "anyOf": [{ "$ref": "#/definitions/nullable" }, { "type": "null" }] } }, "required": ["next"] },
          "list": { "type": "object", "properties": { "next": { "type": "array", "items": { "$ref": "#/definitions/list" } } }, "required": ["next"] } } }
        """);

    [Theory]
    [InlineData("""{ "type": "string", "minLength": 5, "maxLength": 5 }""")]
    [InlineData("""{ "type": "number", "minimum": 1, "maximum": 1 }""")]
    [InlineData("""{ "type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 2 }""")]
    [InlineData("""{ "type": "number", "minimum": -79228162514264337593543950335, "maximum": 79228162514264337593543950335, "multipleOf": 0.0000000000000000000000000001 }""")]
    public void Is_silent(string schema) => SmallPlan.AssertFindings(SmallPlan.WithSchema(schema));
}
