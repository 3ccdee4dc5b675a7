using System.Text.Json;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>Every keyword of draft-07, with a value that it accepts and one that it does not.</summary>
public class KeywordTests
{
    public static TheoryData<string, string, string> Keywords => new()
    {
        { """{"type":"integer"}""", "1.0", "1.5" },
        { """{"type":"integer"}""", "1e3", "\"1\"" },
        { """{"type":"number"}""", "1", "null" },
        { """{"type":["string","null"]}""", "null", "0" },
        { """{"type":"object"}""", "{}", "[]" },
        { """{"type":"boolean"}""", "false", "0" },
        { """{"const":{"a":[1,2]}}""", """{"a":[1.0,2]}""", """{"a":[2,1]}""" },
        { """{"const":"cello"}""", "\"cello\"", "\"Cello\"" },
        { """{"enum":["a",1,null]}""", "1.0", "\"b\"" },
        { """{"minimum":0.1}""", "0.1", "0.09999999999999999999" },
        { """{"exclusiveMinimum":0}""", "1e-20", "0" },
        { """{"maximum":9007199254740993}""", "9007199254740993", "9007199254740994" },
        { """{"exclusiveMaximum":3}""", "2.99", "3.0" },
        { """{"multipleOf":0.01}""", "0.07", "0.075" },
        { """{"minLength":2}""", "\"ab\"", "\"😀\"" },
        { """{"maxLength":1}""", "\"😀\"", "\"ab\"" },
        { """{"pattern":"^a$"}""", "\"a\"", "\"a\\n\"" },
        { """{"pattern":"\\d"}""", "\"x1\"", "\"x٣\"" },
        { """{"pattern":"b"}""", "\"abc\"", "\"ac\"" },
        { """{"format":"date-time"}""", "\"2026-01-01T00:00:00.123Z\"", "\"2026-01-01 00:00\"" },
        { """{"format":"date"}""", "\"2024-02-29\"", "\"2026-02-29\"" },
        { """{"format":"time"}""", "\"23:59:60Z\"", "\"24:00:00Z\"" },
        { """{"format":"email"}""", "\"a@b.c\"", "\"ab\"" },
        { """{"format":"ipv4"}""", "\"127.0.0.1\"", "\"256.0.0.1\"" },
        { """{"format":"ipv6"}""", "\"::1\"", "\"1.2.3.4\"" },
        { """{"format":"uri"}""", "\"https://example.com/a\"", "\"/a\"" },
        { """{"format":"uuid"}""", "\"5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11\"", "\"5f0c6b0e\"" },
        { """{"format":"hostname"}""", "\"example.com\"", "\"-a_b-\"" },
        { """{"format":"json-pointer"}""", "\"/a~0b\"", "\"/a~2\"" },
        { """{"format":"regex"}""", "\"a+\"", "\"a(\"" },
        { """{"minItems":1}""", "[1]", "[]" },
        { """{"maxItems":1}""", "[1]", "[1,2]" },
        { """{"uniqueItems":true}""", """[{"a":1},{"a":2}]""", """[{"a":1,"b":2},{"b":2.0,"a":1}]""" },
        { """{"items":{"type":"string"}}""", "[\"a\"]", "[\"a\",1]" },
        { """{"items":[{"type":"string"}],"additionalItems":false}""", "[\"a\"]", "[\"a\",1]" },
        { """{"items":[{"type":"string"}],"additionalItems":{"type":"number"}}""", "[\"a\",1]", "[\"a\",\"b\"]" },
        { """{"contains":{"type":"string"}}""", "[1,\"a\"]", "[1]" },
        { """{"required":["a"]}""", """{"a":null}""", "{}" },
        { """{"properties":{"a":{"type":"string"}}}""", """{"b":1}""", """{"\u0061":1}""" },
        { """{"properties":{"a":false}}""", "{}", """{"a":1}""" },
        { """{"patternProperties":{"^a":{"type":"string"}}}""", """{"b":1}""", """{"ab":1}""" },
        { """{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1}""", """{"b":1}""" },
        { """{"properties":{"a":{}},"patternProperties":{"^b":{}},"additionalProperties":{"type":"string"}}""", """{"a":1,"b1":1,"c":"x"}""", """{"c":1}""" },
        { """{"minProperties":1}""", """{"a":1}""", "{}" },
        { """{"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":2}""" },
        { """{"propertyNames":{"pattern":"^a"}}""", """{"ab":1}""", """{"b":1}""" },
        { """{"dependencies":{"a":["b"]}}""", """{"a":1,"b":1}""", """{"a":1}""" },
        { """{"dependencies":{"a":{"required":["c"]}}}""", """{"a":1,"c":1}""", """{"a":1}""" },
        { """{"allOf":[{"minimum":1},{"maximum":2}]}""", "1", "3" },
        { """{"anyOf":[{"type":"string"},{"minimum":2}]}""", "2", "1" },
        { """{"oneOf":[{"type":"string"},{"minLength":2}]}""", "\"a\"", "\"ab\"" },
        { """{"not":{"required":["x"]}}""", "{}", """{"x":1}""" },
        { """{"if":{"properties":{"a":{"const":1}}},"then":{"required":["b"]},"else":{"required":["c"]}}""", """{"a":1,"b":1}""", """{"a":1}""" },
        { """{"if":{"properties":{"a":{"const":1}}},"then":{"required":["b"]},"else":{"required":["c"]}}""", """{"a":2,"c":1}""", """{"a":2,"b":1}""" },
        { """{"definitions":{"a b":{"type":"string"}},"properties":{"x":{"$ref":"#/definitions/a%20b","type":"number"}}}""", """{"x":"s"}""", """{"x":1}""" },
        { """{"definitions":{"n":{"properties":{"next":{"$ref":"#/definitions/n"}},"additionalProperties":false}},"$ref":"#/definitions/n"}""", """{"next":{"next":{}}}""", """{"next":{"next":{"x":1}}}""" },
        { "false", "", "1" },
    };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void Each_keyword_accepts_and_rejects(string schema, string good, string bad)
    {
        if (good.Length > 0)
            Assert.Equal([], Judged.By(schema, good));
        Assert.NotEmpty(Judged.By(schema, bad));
    }

    [Theory]
    [InlineData("""{"type":"any"}""")]
    [InlineData("""{"type":["any","null"]}""")]
    [InlineData("""{"pattern":""}""")]
    [InlineData("""{"required":[]}""")]
    [InlineData("""{"type":"string","properties":{}}""")]
    [InlineData("""{"id":"/properties/x","isNewProperty":true,"eventMetadata":{}}""")]
    [InlineData("""{"format":"nothing known"}""")]
    [InlineData("true")]
    [InlineData("{}")]
    public void What_real_plans_write_without_meaning_anything_constrains_nothing(string schema) => Assert.Equal([], Judged.By(schema, "\"x\""));

    [Fact]
    public void A_pattern_that_is_none_is_a_note_and_no_failure()
    {
        var schema = JsonParser.Parse("""{"pattern":"a("}""").Root;
        var compiler = new SchemaCompiler(schema);
        compiler.Compile(schema);
        Assert.Contains("a(", Assert.Single(compiler.Notes));
    }

    [Theory]
    [InlineData("""{"$ref":"#/definitions/none"}""", "nowhere")]
    [InlineData("""{"$ref":"https://example.com/a.json"}""", "nowhere")]
    [InlineData("""{"$ref":"#"}""", "back to itself")]
    public void A_reference_that_leads_nowhere_or_to_itself_is_said(string text, string where)
    {
        var schema = JsonParser.Parse(text).Root;
        var compiler = new SchemaCompiler(schema);
        compiler.Compile(schema);
        Assert.Contains("leads " + where, Assert.Single(compiler.BrokenReferences));
    }

    [Fact]
    public void A_schema_that_requires_itself_is_never_checked_to_its_end()
    {
        var schema = JsonParser.Parse("""{"allOf":[{"$ref":"#"}]}""").Root;
        var evaluation = new Evaluation();
        new SchemaCompiler(schema).Compile(schema).Check(InstanceBuilder.Of(schema), evaluation);
        Assert.True(evaluation.IsIncomplete);
    }

    [Fact]
    public void A_pattern_that_would_run_for_hours_ends()
    {
        var value = JsonSerializer.Serialize(new string('a', 5_000) + "!");
        Assert.Equal("Pattern", Assert.Single(Judged.By("""{"pattern":"^(a+)+(?!b)$"}""", value)).Type);
    }

    [Theory]
    [InlineData("""{"properties":{"properties":{"required":["products"]}}}""", """{"properties":{}}""", "Required", "properties.products", "properties.products is required")]
    [InlineData("""{"properties":{"properties":{"properties":{"integer":{"type":"integer"}}}}}""", """{"properties":{"integer":1.5}}""", "Invalid Type", "properties.integer", "Invalid type. Expected: integer, given: number")]
    [InlineData("""{"properties":{"a":{"type":["string","null"]}}}""", """{"a":1}""", "Invalid Type", "a", "Invalid type. Expected: [string,null], given: integer")]
    [InlineData("""{"properties":{"a":{"items":{"properties":{"b":{"enum":["x","y"]}}}}}}""", """{"a":[{},{"b":"z"}]}""", "Enum", "a.1.b", "a.1.b must be one of the following: \"x\", \"y\"")]
    [InlineData("""{"anyOf":[false,false]}""", "1", "Number Any Of", "(root)", "Must validate at least one schema (anyOf)")]
    public void Violations_have_segments_words_and_paths(string schema, string value, string type, string path, string description)
    {
        var violation = Assert.Single(Judged.By(schema, value));
        Assert.Equal((type, path, description), (violation.Type, violation.Path, violation.Description));
    }
}
