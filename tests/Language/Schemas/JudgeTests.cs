using System.Text;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Language.Tests.Schemas;

public sealed class JudgeTests
{
    [Theory]
    [InlineData("""{"maximum": 9007199254740992}""", "9007199254740993", false)]
    [InlineData("""{"exclusiveMinimum": 0}""", "1e-29", true)]
    [InlineData("""{"type": "integer"}""", "1e-30", false)]
    [InlineData("""{"enum": [5e-324]}""", "0", false)]
    [InlineData("""{"multipleOf": 7}""", "1e30", false)]
    [InlineData("""{"minimum": 1, "exclusiveMinimum": true}""", "1", false)]
    [InlineData("""{"enum": [1, 2]}""", "1.0", true)]
    [InlineData("""{"const": {"a": 1, "b": [2]}}""", """{"b": [2.0], "a": 1}""", true)]
    [InlineData("""{"uniqueItems": true}""", """[{"a":0,"b":1},{"b":1,"a":0}]""", false)]
    [InlineData("""{"uniqueItems": true}""", "[[1],[1]]", false)]
    [InlineData("""{"uniqueItems": true}""", """[1,2,3,4,5,6,7,8,9,10,{"a":0,"b":1},{"b":1.0,"a":0}]""", false)]
    [InlineData("""{"maxLength": 2}""", "\"\U0001F600\U0001F600\"", true)]
    [InlineData("""{"maxLength": 1}""", "\"\\ud800\"", true)]
    [InlineData("""{"const": "\ud800"}""", "\"\\ud800\"", true)]
    [InlineData("""{"const": "\ud800"}""", "\"\\ud801\"", false)]
    [InlineData("""{"type": ["string", null]}""", "null", true)]
    [InlineData("""{"type": "any"}""", "[]", true)]
    [InlineData("""{"properties": {"a": {"required": true}}}""", "{}", false)]
    [InlineData("""{"properties": {"a": {"type": "string"}}, "additionalProperties": false}""", """{"b": 1}""", false)]
    [InlineData("""{"maxLength": 1e2}""", "\"a\"", true)]
    [InlineData("""{"minItems": 1e30}""", "[1]", false)]
    [InlineData("""{"format": "datetime"}""", "\"x\"", true)]
    public void A_value_is_judged_by_draft_07_and_what_real_plans_mean(string schema, string value, bool isValid) =>
        Assert.Equal(isValid, Judged.By(schema, value).Count == 0);

    [Fact]
    public void A_violation_says_where_and_what_was_expected()
    {
        var violation = Assert.Single(Judged.By(
            """{"properties": {"products": {"items": {"properties": {"price": {"minimum": 5}}}}}}""",
            """{"products": [{"price": 7}, {"price": 3}]}"""));
        Assert.Equal(new SchemaViolation("Number Gte", "products.1.price", "Must be greater than or equal to 5", "at least 5"), violation);
    }

    [Fact]
    public void References_that_double_at_every_step_cost_no_more_than_one_each()
    {
        var schema = new StringBuilder("""{"$ref": "#/definitions/d0", "definitions": {""");
        for (var i = 0; i < 60; i++)
            schema.Append($$"""{{(i > 0 ? "," : "")}}"d{{i}}": {"allOf": [{"$ref": "#/definitions/d{{i + 1}}"}, {"$ref": "#/definitions/d{{i + 1}}"}]}""");
        schema.Append(""","d60": {"type": "string"}}}""");
        Assert.Empty(Judged.By(schema.ToString(), "\"x\""));
        Assert.NotEmpty(Judged.By(schema.ToString(), "1"));
    }

    [Fact]
    public void A_long_chain_of_references_costs_no_stack()
    {
        var schema = new StringBuilder("""{"$ref": "#/definitions/d0", "definitions": {""");
        for (var i = 0; i < 100_000; i++)
            schema.Append($$"""{{(i > 0 ? "," : "")}}"d{{i}}": {"$ref": "#/definitions/d{{i + 1}}"}""");
        schema.Append(""","d100000": {"type": "string"}}}""");
        Assert.NotEmpty(Judged.By(schema.ToString(), "1"));
    }

    [Theory]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"allOf": [{"$ref": "#"}, {"$ref": "#"}]}""")]
    [InlineData("""{"anyOf": [{"$ref": "#"}, {"type": "array", "items": {"$ref": "#"}}]}""")]
    [InlineData("""{"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"}, "b": {"$ref": "#/definitions/a"}}}""")]
    public void A_schema_that_leads_back_to_itself_ends(string schema) => Judged.By(schema, "[[1]]");

    [Fact]
    public void Many_items_are_compared_in_linear_time()
    {
        var items = "[" + string.Join(',', Enumerable.Range(0, 200_000)) + "]";
        Assert.Empty(Judged.By("""{"uniqueItems": true}""", items));
    }
}
