using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests.Reading;

/// <summary>From JSON Schema, in every spelling that real plans hold, to the one model.</summary>
public class SchemaReadingTests
{
    // Types
    [Theory]
    [InlineData("""{ "type": "string" }""", "string")]
    [InlineData("""{ "type": "integer" }""", "integer")]
    [InlineData("""{ "type": "number" }""", "decimal")]
    [InlineData("""{ "type": "number", "format": "double" }""", "double")]
    [InlineData("""{ "type": "number", "format": "float" }""", "double")]
    [InlineData("""{ "type": "integer", "format": "int64" }""", "integer")]
    [InlineData("""{ "type": "boolean" }""", "boolean")]
    [InlineData("""{ "type": "null" }""", "const null")]
    [InlineData("""{ "type": "array" }""", "any[]")]
    [InlineData("""{ "type": "object" }""", "{}")]
    [InlineData("""{ "type": "any" }""", "any")]
    [InlineData("""{}""", "any")]
    [InlineData("""true""", "any")]
    [InlineData("""{ "type": null }""", "any")]
    [InlineData("""{ "type": [] }""", "any")]
    [InlineData("""{ "type": ["string"] }""", "string")]
    [InlineData("""{ "type": ["string", "string"] }""", "string")]
    [InlineData("""{ "type": ["string", "null"] }""", "string?")]
    [InlineData("""{ "type": ["null", "string"] }""", "string?")]
    [InlineData("""{ "type": ["string", null] }""", "string?")]
    [InlineData("""{ "type": ["null"] }""", "const null")]
    [InlineData("""{ "type": [null] }""", "const null")]
    [InlineData("""{ "type": ["integer", "number"] }""", "decimal")]
    [InlineData("""{ "type": ["string", "integer"] }""", "(string | integer)")]
    [InlineData("""{ "type": ["string", "null", "integer"] }""", "(string | integer)?")]
    [InlineData("""{ "type": ["boolean", "array"], "items": { "type": "string" } }""", "(boolean | string[])")]
    [InlineData("""{ "type": ["string", "object"], "properties": { "a": { "type": "integer" } }, "required": ["a"] }""", "(string | {a!:integer})")]
    [InlineData("""{ "type": ["any", "null"] }""", "any")]
    [InlineData("""{ "type": ["string", "any"] }""", "any")]
    [InlineData("""{ "type": ["string", "number", "boolean", "array", "object", "null"] }""", "any")]
    [InlineData("""{ "type": ["string", "number", "boolean", "array", "object"] }""", "any")]
    [InlineData("""{ "properties": { "a": {} } }""", "{a:any}")]
    [InlineData("""{ "properties": {} }""", "any")]
    [InlineData("""{ "items": { "type": "string" } }""", "string[]")]
    [InlineData("""{ "description": "only words" }""", "any")]
    [InlineData("""{ "type": "string", "properties": {} }""", "string")]
    public void Type(string schema, string expected) => AssertReads(schema, expected);

    // Text
    [Theory]
    [InlineData("""{ "type": "string", "format": "date-time" }""", "string(DateTime)")]
    [InlineData("""{ "type": "string", "format": "date" }""", "string(Date)")]
    [InlineData("""{ "type": "string", "format": "time" }""", "string(Time)")]
    [InlineData("""{ "type": "string", "format": "uuid" }""", "string(Uuid)")]
    [InlineData("""{ "type": "string", "format": "uri" }""", "string(Uri)")]
    [InlineData("""{ "type": "string", "format": "email" }""", "string(email)")]
    [InlineData("""{ "type": "string", "format": "uri-reference" }""", "string(uri-reference)")]
    [InlineData("""{ "type": "string", "format": "" }""", "string")]
    [InlineData("""{ "type": ["string", "null"], "format": "date-time" }""", "string(DateTime)?")]
    [InlineData("""{ "type": "string", "minLength": 1, "maxLength": 255 }""", "string(1..255)")]
    [InlineData("""{ "type": "string", "minLength": 0 }""", "string(0..)")]
    [InlineData("""{ "type": "string", "maxLength": 2.0 }""", "string(..2)")]
    [InlineData("""{ "type": "string", "pattern": "^[A-Z]{3}$" }""", "string(/^[A-Z]{3}$/)")]
    [InlineData("""{ "type": "string", "pattern": "" }""", "string")]
    [InlineData("""{ "type": "string", "pattern": "a, b, c" }""", "string(/a, b, c/)")]
    [InlineData("""{ "type": "string", "pattern": "(?i)^sku-\\d+$" }""", "string(/(?i)^sku-\\d+$/)")]
    [InlineData("""{ "type": "string", "pattern": "^\\p{L}+$" }""", "string(/^\\p{L}+$/)")]
    [InlineData("""{ "type": "string", "pattern": "(?P<year>\\d{4})" }""", "string(/(?P<year>\\d{4})/)")]
    public void Text(string schema, string expected) => AssertReads(schema, expected);

    // Numbers
    [Theory]
    [InlineData("""{ "type": "integer", "minimum": 1, "maximum": 10 }""", "integer(>=1 <=10)")]
    [InlineData("""{ "type": "number", "minimum": 0.10 }""", "decimal(>=0.10)")]
    [InlineData("""{ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 }""", "decimal(>0 <1)")]
    [InlineData("""{ "type": "number", "minimum": 0, "exclusiveMinimum": true }""", "decimal(>0)")]
    [InlineData("""{ "type": "number", "maximum": 9, "exclusiveMaximum": true }""", "decimal(<9)")]
    [InlineData("""{ "type": "number", "minimum": 0, "exclusiveMinimum": false }""", "decimal(>=0)")]
    [InlineData("""{ "type": "number", "multipleOf": 0.01 }""", "decimal(*0.01)")]
    [InlineData("""{ "type": "number", "minimum": 123456789012345678901234.5 }""", "decimal(>=123456789012345678901234.5)")]
    [InlineData("""{ "type": "number", "minimum": null }""", "decimal")]
    [InlineData("""{ "type": ["integer", "null"], "minimum": 0 }""", "integer(>=0)?")]
    public void Numbers(string schema, string expected) => AssertReads(schema, expected);

    // Permitted values
    [Theory]
    [InlineData("""{ "type": "string", "enum": ["a", "b"] }""", "enum(\"a\" \"b\")")]
    [InlineData("""{ "enum": ["a", "b"] }""", "enum(\"a\" \"b\")")]
    [InlineData("""{ "type": "string", "enum": ["a", "a", "b"] }""", "enum(\"a\" \"b\")")]
    [InlineData("""{ "type": ["string", "null"], "enum": ["a", "b", null] }""", "enum(\"a\" \"b\")?")]
    [InlineData("""{ "enum": ["a", "b", null] }""", "enum(\"a\" \"b\")?")]
    [InlineData("""{ "type": ["string", "null"], "enum": ["a", "b"] }""", "enum(\"a\" \"b\")")]
    [InlineData("""{ "type": "string", "enum": ["a", "null"] }""", "enum(\"a\" \"null\")")]
    [InlineData("""{ "type": "string", "enum": [] }""", "string")]
    [InlineData("""{ "type": "string", "enum": ["only"] }""", "const \"only\"")]
    [InlineData("""{ "enum": ["only", null] }""", "enum(\"only\")?")]
    [InlineData("""{ "enum": [null] }""", "const null")]
    [InlineData("""{ "type": "integer", "enum": [1, 2, 3] }""", "enum(1 2 3)")]
    [InlineData("""{ "type": "number", "enum": [1, 1.0, 2.50] }""", "enum(1 2.50)")]
    [InlineData("""{ "enum": [1, "1", true] }""", "enum(1 \"1\" true)")]
    [InlineData("""{ "type": "boolean", "enum": [true, false] }""", "boolean")]
    [InlineData("""{ "type": "boolean", "enum": [true] }""", "const true")]
    [InlineData("""{ "enum": [false, true, null] }""", "boolean?")]
    [InlineData("""{ "type": "string", "enum": ["", " "] }""", "enum(\"\" \" \")")]
    [InlineData("""{ "const": "cello" }""", "const \"cello\"")]
    [InlineData("""{ "type": "string", "const": "a\"b\\c\n" }""", "const \"a\\\"b\\\\c\\u000a\"")]
    [InlineData("""{ "const": 1.50 }""", "const 1.50")]
    [InlineData("""{ "const": null }""", "const null")]
    [InlineData("""{ "const": { "b": [1, 2], "a": null } }""", "const {\"b\":[1,2],\"a\":null}")]
    [InlineData("""{ "type": "string", "enum": ["\ud800"] }""", "const \"\\ud800\"")]
    public void Values(string schema, string expected) => AssertReads(schema, expected);

    // Lists and objects
    [Theory]
    [InlineData("""{ "type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": 5, "uniqueItems": true }""", "string[](1..5 unique)")]
    [InlineData("""{ "type": "array", "items": { "type": "array", "items": { "type": "integer" } } }""", "integer[][]")]
    [InlineData("""{ "type": "array", "items": {} }""", "any[]")]
    [InlineData("""{ "type": "array", "items": true }""", "any[]")]
    [InlineData("""{ "type": "array", "items": { "type": ["string", "null"] } }""", "string?[]")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "object", "properties": { "b": { "type": "string" } } } } }""", "{a:{b:string}}")]
    [InlineData("""{ "type": "object", "properties": { "a": {}, "b": {} }, "required": ["b"] }""", "{a:any b!:any}")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "required": true } } }""", "{a!:string}")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string", "required": false } } }""", "{a:string}")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "required": [] }""", "{a:any}")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "additionalProperties": false }""", "closed{a:any}")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "additionalProperties": true }""", "{a:any}")]
    [InlineData("""{ "type": "object", "additionalProperties": {} }""", "{}")]
    [InlineData("""{ "type": "object", "properties": { "": {}, " ": {}, "a b": {}, "x.y": {} } }""", "{:any  :any a b:any x.y:any}")]
    public void Structures(string schema, string expected) => AssertReads(schema, expected);

    // Unions
    [Theory]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "null" }] }""", "string?")]
    [InlineData("""{ "oneOf": [{ "type": "null" }, { "type": "integer" }] }""", "integer?")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }""", "(string | integer)")]
    [InlineData("""{ "anyOf": [{ "type": ["string", "null"] }, { "type": "integer" }] }""", "(string | integer)?")]
    [InlineData("""{ "anyOf": [{ "anyOf": [{ "type": "string" }, { "type": "null" }] }, { "type": "boolean" }] }""", "(string | boolean)?")]
    [InlineData("""{ "anyOf": [{ "type": "string" }] }""", "string")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "string" }] }""", "string")]
    [InlineData("""{ "anyOf": [{ "type": "integer" }, { "type": "number" }] }""", "decimal")]
    [InlineData("""{ "oneOf": [{ "const": "a" }, { "const": "b" }] }""", "enum(\"a\" \"b\")")]
    [InlineData("""{ "oneOf": [{ "const": "a" }, { "enum": ["b", "c"] }, { "type": "null" }] }""", "enum(\"a\" \"b\" \"c\")?")]
    [InlineData("""{ "oneOf": [{ "const": "a" }, { "type": "null" }] }""", "enum(\"a\")?")]
    [InlineData("""{ "anyOf": [{ "type": "object", "properties": { "a": {} } }, { "type": "object", "properties": { "b": {} } }] }""", "({a:any} | {b:any})")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "string", "format": "date-time" }] }""", "(string | string(DateTime))")]
    [InlineData("""{ "anyOf": [{ "type": "null" }] }""", "const null")]
    [InlineData("""{ "anyOf": [] , "type": "string" }""", "string")]
    [InlineData("""{ "anyOf": [{ "type": "any" }, { "type": "string" }] }""", "any")]
    public void Unions(string schema, string expected) => AssertReads(schema, expected);

    // allOf that adds up
    [Theory]
    [InlineData("""{ "allOf": [{ "type": "string" }] }""", "string")]
    [InlineData("""{ "allOf": [{ "type": "object", "properties": { "a": {} }, "required": ["a"] }, { "properties": { "b": {} } }] }""", "{a!:any b:any}")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "allOf": [{ "required": ["a"] }] }""", "{a!:any}")]
    [InlineData("""{ "type": "string", "allOf": [{ "minLength": 1 }, { "maxLength": 2 }] }""", "string(1..2)")]
    [InlineData("""{ "allOf": [{ "allOf": [{ "type": "string" }] }, { "minLength": 3 }] }""", "string(3..)")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, "allOf": [{ "properties": { "a": { "type": "string" } } }] }""", "{a:string}")]
    public void Merges(string schema, string expected) => AssertReads(schema, expected);

    // References
    [Theory]
    [InlineData("""{ "$ref": "#/definitions/code" }""", "#/definitions/code")]
    [InlineData("""{ "$ref": "#/$defs/other" }""", "#/$defs/other")]
    [InlineData("""{ "$ref": "#/definitions/code", "description": "own words" }""", "#/definitions/code")]
    [InlineData("""{ "allOf": [{ "$ref": "#/definitions/code" }], "description": "own words" }""", "#/definitions/code")]
    [InlineData("""{ "anyOf": [{ "$ref": "#/definitions/code" }, { "type": "null" }] }""", "#/definitions/code?")]
    [InlineData("""{ "$ref": "#/definitions/with%20blank" }""", "#/definitions/with blank")]
    [InlineData("""{ "$ref": "#/definitions/with~1slash" }""", "#/definitions/with~1slash")]
    [InlineData("""{ "$ref": "#/definitions/tree/properties/leaf" }""", "#/definitions/tree/properties/leaf")]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/definitions/tree" } }""", "#/definitions/tree[]")]
    [InlineData("""{ "allOf": [{ "$ref": "#/definitions/tree" }, { "properties": { "b": {} } }] }""", "{leaf:integer children:#/definitions/tree[] b:any}")]
    public void References(string schema, string expected)
    {
        var text = $$"""
            { "events": { "A": { "properties": { "p": {{schema}} } } },
              "definitions": {
                "code": { "type": "string" }, "with blank": { "type": "string" }, "with/slash": { "type": "string" },
                "tree": { "type": "object", "properties": { "leaf": { "type": "integer" }, "children": { "type": "array", "items": { "$ref": "#/definitions/tree" } } } } },
              "$defs": { "other": { "type": "integer" } } }
            """;
        var reading = PlanReader.Read(text, "x");

        Assert.Empty(reading.Findings.Select(finding => finding.Message));
        Assert.Equal(expected, SchemaWords.Of(reading.Model!.Calls[0].Body.Properties[0].Schema));
        var pointers = reading.Model.Definitions.Select(definition => definition.Pointer).ToList();
        Assert.Equal(pointers.Distinct(), pointers);
        Assert.Contains("#/$defs/other", pointers);
    }

    [Fact]
    public void A_property_takes_the_words_and_the_mark_of_the_definition_it_refers_to()
    {
        var property = SmallPlan.Model("""
            { "events": { "A": { "properties": { "p": { "$ref": "#/definitions/mail" }, "q": { "$ref": "#/definitions/mail", "description": "own", "pii": false } } } },
              "definitions": { "mail": { "type": "string", "description": "shared", "pii": true } } }
            """).Calls[0].Body.Properties;

        Assert.Equal(("shared", true), (property[0].Description, property[0].IsPersonalData));
        Assert.Equal(("own", false), (property[1].Description, property[1].IsPersonalData));
    }

    [Fact]
    public void Values_have_names_and_words_of_their_own()
    {
        var values = ((EnumSchema)SmallPlan.Schema("""
            { "type": "string", "enum": ["a", "b"], "valueNames": { "a": "First" }, "valueDescriptions": { "b": "The second." } }
            """)).Values;

        Assert.Equal(new EnumValue("\"a\"", "a", "First", null), values[0]);
        Assert.Equal(new EnumValue("\"b\"", "b", null, "The second."), values[1]);
    }

    [Fact]
    public void Constants_of_a_oneOf_keep_their_words()
    {
        var values = ((EnumSchema)SmallPlan.Schema("""
            { "oneOf": [{ "const": "a", "description": "The first." }, { "const": "b", "title": "Second" }] }
            """)).Values;

        Assert.Equal(["The first.", "Second"], values.Select(value => value.Description));
    }

    [Fact]
    public void Annotations_are_kept_as_they_are()
    {
        var schema = SmallPlan.Schema("""{ "type": "number", "title": "T", "description": "D", "default": 1.50, "examples": [2, 3.0] }""");

        Assert.Equal(("T", "D", "1.50"), (schema.Title, schema.Description, schema.Default));
        Assert.Equal(["2", "3.0"], schema.Examples);
    }

    [Theory]
    [InlineData("""true""", "", null)]
    [InlineData("""  "Use q instead."  """, "Use q instead.", null)]
    [InlineData("""{ "message": "Use q.", "sunset": "2026-12-31" }""", "Use q.", "2026-12-31")]
    [InlineData("""{ "sunset": "2026-12-31" }""", "", "2026-12-31")]
    public void A_deprecation_has_words_and_a_day(string deprecated, string message, string? sunset) => Assert.Equal(
        new Deprecation(message, sunset),
        SmallPlan.Model(SmallPlan.WithSchema($$"""{ "type": "string", "deprecated": {{deprecated}} }""")).Calls[0].Body.Properties[0].Deprecation);

    [Fact]
    public void Two_readings_are_equal_whatever_moves_in_the_text()
    {
        var plan = Repository.Read("tracking-plan/referral.plan.json");

        Assert.Equal(SmallPlan.Model(plan), SmallPlan.Model("\n\n" + plan.Replace("  ", "\t", StringComparison.Ordinal)));
        Assert.NotEqual(SmallPlan.Model(plan), SmallPlan.Model(plan.Replace("\"maxLength\": 255", "\"maxLength\": 254", StringComparison.Ordinal)));
    }

    private static void AssertReads(string schema, string expected)
    {
        var text = SmallPlan.WithSchema(schema);
        var reading = PlanReader.Read(text, "x");

        Assert.Empty(reading.Findings.Where(finding => finding.Rule.Severity != Severity.Info).Select(finding => finding.Message));
        Assert.Equal(expected, SchemaWords.Of(reading.Model!.Calls[0].Body.Properties[0].Schema));
    }
}
