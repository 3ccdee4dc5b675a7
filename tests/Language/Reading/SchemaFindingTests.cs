namespace TrackingPlan.Language.Tests.Reading;

/// <summary>What is said about schemas, and where.</summary>
public class SchemaFindingTests
{
    [Theory]
    [InlineData("""{ "type": {|TRK1006:"strin"|} }""", "did you mean \"string\"?")]
    [InlineData("""{ "type": {|TRK1006:"String"|} }""", "did you mean \"string\"?")]
    [InlineData("""{ "type": {|TRK1006:"int"|} }""", "did you mean \"integer\"?")]
    [InlineData("""{ "type": {|TRK1006:"datetime"|} }""", "\"format\": \"date-time\"")]
    [InlineData("""{ "type": ["string", {|TRK1006:"bool"|}] }""", "did you mean \"boolean\"?")]
    [InlineData("""{ "type": {|TRK1006:"xyzzy"|} }""", "expected string, integer, number")]
    [InlineData("""{ "type": {|TRK1005:{ "type": "string" }|} }""", "\"type\" must be the name of a type")]
    [InlineData("""{ "type": [{|TRK1005:1|}] }""", "the number 1")]
    [InlineData("""{|TRK1005:"string"|}""", "A schema must be an object")]
    [InlineData("""{|TRK1005:null|}""", "this is null")]
    [InlineData("""{|TRK1005:[]|}""", "this is an array")]
    [InlineData("""{ "type": "array", "items": {|TRK1005:"string"|} }""", "A schema must be an object")]
    [InlineData("""{ "type": "object", "properties": {|TRK1005:[]|} }""", "\"properties\" must be an object")]
    [InlineData("""{ "$ref": {|TRK1007:"#/definitions/cod"|} }""", "did you mean \"#/definitions/code\"?")]
    [InlineData("""{ "$ref": {|TRK1007:"code"|} }""", "leads out of the file")]
    [InlineData("""{ "$ref": {|TRK1007:"https://example.com/schema.json"|} }""", "copy the schema there")]
    [InlineData("""{ "$ref": {|TRK1005:5|} }""", "\"$ref\" must be text")]
    public void Fatal(string schema, string words) => AssertSays(schema, words, isFatal: true);

    [Theory]
    [InlineData("""{ "type": "string", {|TRK1009:"patern"|}: "a" }""", "did you mean \"pattern\"?")]
    [InlineData("""{ {|TRK1009:"tpye"|}: "string" }""", "did you mean \"type\"?")]
    [InlineData("""{ "type": "string", {|TRK1009:"x-internal"|}: true }""", "means nothing in a schema")]
    [InlineData("""{ "type": "string", "minLength": {|TRK1010:"5"|} }""", "an integer from 0")]
    [InlineData("""{ "type": "string", "minLength": {|TRK1010:-1|} }""", "an integer from 0")]
    [InlineData("""{ "type": "string", "maxLength": {|TRK1010:1.5|} }""", "an integer from 0")]
    [InlineData("""{ "type": "number", "minimum": {|TRK1010:"0"|} }""", "a number")]
    [InlineData("""{ "type": "number", "multipleOf": {|TRK1010:0|} }""", "a number above 0")]
    [InlineData("""{ "type": "array", "uniqueItems": {|TRK1010:"yes"|} }""", "true or false")]
    [InlineData("""{ "type": "string", "enum": {|TRK1010:"a"|} }""", "an array of values")]
    [InlineData("""{ "type": "string", "description": {|TRK1010:5|} }""", "text in double quotes")]
    [InlineData("""{ "type": "string", "format": {|TRK1010:["date"]|} }""", "text in double quotes")]
    [InlineData("""{ "type": "object", "required": {|TRK1010:"a"|} }""", "an array of names")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "required": ["a", {|TRK1010:1|}] }""", "a name in double quotes")]
    [InlineData("""{ "type": "object", "additionalProperties": {|TRK1010:"no"|} }""", "true or false")]
    [InlineData("""{ "type": "string", "csharpName": {|TRK1010:"class"|} }""", "a C# identifier")]
    [InlineData("""{ "type": "string", "csharpName": {|TRK1010:"two words"|} }""", "a C# identifier")]
    [InlineData("""{ "type": "string", "enum": ["a", "b"], "valueNames": { "a": {|TRK1010:"1"|} } }""", "a C# identifier")]
    [InlineData("""{ "type": "string", "deprecated": { "sunset": {|TRK1010:"soon"|} } }""", "a day such as")]
    [InlineData("""{ "type": "string", "deprecated": {|TRK1010:3|} }""", "true, words, or")]
    [InlineData("""{ "type": "string", "pii": {|TRK1010:"yes"|} }""", "true or false")]
    [InlineData("""{ "$ref": "#/definitions/code", "minLength": {|TRK1010:3|} }""", "put it into the definition")]
    [InlineData("""{ "anyOf": {|TRK1010:{}|} }""", "an array of schemas")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1013:"(a"|} }""", "cannot be run by .NET")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1013:"[z-a]"|} }""", "cannot be run by .NET")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1013:"*a"|} }""", "cannot be run by .NET")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1014:"^(?!x)"|} }""", "the lookahead (?!")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1014:"(?=x)a"|} }""", "the lookahead (?=")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1014:"(?<=x)a"|} }""", "the lookbehind (?<=")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1014:"(?<!x)a"|} }""", "the lookbehind (?<!")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1014:"(a)\\1"|} }""", "the back reference \\1")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1014:"(?<n>a)\\k<n>"|} }""", "the back reference \\k")]
    [InlineData("""{ "type": "string", "pattern": {|TRK1014:"(?>a+)b"|} }""", "the group (?>")]
    public void Wrong(string schema, string words) => AssertSays(schema, words, isFatal: false);

    [Theory]
    [InlineData("""{ "type": "string", {|TRK1011:"not"|}: { "const": "x" } }""")]
    [InlineData("""{ "type": "object", {|TRK1011:"if"|}: {"required": []}, "then": {"required": []}, "else": {"required": []} }""")]
    [InlineData("""{ "type": "object", {|TRK1011:"then"|}: {"required": []} }""")]
    [InlineData("""{ "type": "object", {|TRK1011:"patternProperties"|}: { "^x": {} } }""")]
    [InlineData("""{ {|TRK1011:"maxLength"|}: 2 }""")]
    [InlineData("""{ "type": "any", {|TRK1011:"pattern"|}: "^a$", {|TRK1011:"minimum"|}: 0, "minItems": null }""")]
    [InlineData("""{ {|TRK1011:"required"|}: ["a"] }""")]
    [InlineData("""{ "type": "string", "format": "uuid", {|TRK1011:"pattern"|}: "^a", {|TRK1011:"minLength"|}: 3 }""")]
    [InlineData("""{ "type": "object", {|TRK1011:"propertyNames"|}: { "pattern": "^x" } }""")]
    [InlineData("""{ "type": "object", {|TRK1011:"minProperties"|}: 1, {|TRK1011:"maxProperties"|}: 2 }""")]
    [InlineData("""{ "type": "object", {|TRK1011:"dependencies"|}: { "a": ["b"] } }""")]
    [InlineData("""{ "type": "object", {|TRK1011:"additionalProperties"|}: { "type": "string" } }""")]
    [InlineData("""{ "type": "array", {|TRK1011:"contains"|}: { "type": "string" } }""")]
    [InlineData("""{ "type": "array", {|TRK1011:"items"|}: [{ "type": "string" }], {|TRK1011:"additionalItems"|}: false }""")]
    [InlineData("""{ "type": "array", "items": { {|TRK1011:"not"|}: {} } }""")]
    [InlineData("""{|TRK1011:false|}""")]
    [InlineData("""{ {|TRK1011:"enum"|}: [{ "a": 1 }, { "a": 2 }] }""")]
    [InlineData("""{ "type": "object", "properties": { "a": {}, "b": {} }, {|TRK1011:"anyOf"|}: [{ "required": ["a"] }, { "required": ["b"] }] }""")]
    [InlineData("""{ "type": "string", {|TRK1011:"oneOf"|}: [{ "format": "uri" }, { "maxLength": 3 }] }""")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "integer" }], {|TRK1011:"oneOf"|}: [{ "type": "string" }] }""")]
    [InlineData("""{ {|TRK1011:"anyOf"|}: [{ "type": "string", "maxLength": 3 }, { "type": "string", "pattern": "x" }] }""")]
    [InlineData("""{ {|TRK1011:"allOf"|}: [{ "type": "string" }, { "type": "integer" }] }""")]
    [InlineData("""{ "type": "object", "properties": { "a": { "type": "string" } }, {|TRK1011:"allOf"|}: [{ "properties": { "a": { "type": "integer" } } }] }""")]
    public void Untypable_is_said_at_its_place_and_leaves_the_rest(string schema) => AssertSays(schema, "is not checked", isFatal: false);

    [Theory]
    [InlineData("""{ "type": "object", "patternProperties": {}, "dependencies": {} }""")]
    [InlineData("""{ "type": "string", "$comment": "why", "$id": "#p", "readOnly": true, "contentEncoding": "base64" }""")]
    public void What_limits_nothing_is_not_worth_a_word(string schema) => SmallPlan.AssertFindings(Plan(schema));

    [Fact]
    public void What_is_merged_in_is_said_once_at_its_own_place() => SmallPlan.AssertFindings("""
        { "events": { "Thing Done": { "description": "d", "owner": "o", "properties": {
            "p": { "allOf": [{ "$ref": "#/definitions/base" }, { "properties": { "b": {} } }] },
            "q": { "allOf": [{ "$ref": "#/definitions/alias" }, { "properties": { "c": {} }, {|TRK1011:"minProperties"|}: 1 }] } } } },
          "definitions": { "base": { "type": "object", "properties": { "a": { "type": "string" } }, {|TRK1011:"not"|}: { "required": ["z"] } }, "alias": { "$ref": "#/definitions/base" } } }
        """);

    [Fact]
    public void What_stands_beside_an_untypable_keyword_still_counts() => Assert.Equal(
        "{a!:string(..3)}",
        SchemaWords.Of(SmallPlan.Schema("""{ "type": "object", "properties": { "a": { "type": "string", "maxLength": 3, "not": { "const": "x" } } }, "required": ["a"], "if": { "required": [] } }""")));

    [Fact]
    public void A_pattern_that_NET_cannot_run_is_not_in_the_model_and_one_of_RE2s_own_is() => Assert.Equal(
        "{a:string b:string(/(?!x)/)}",
        SchemaWords.Of(SmallPlan.Schema("""{ "type": "object", "properties": { "a": { "type": "string", "pattern": "(" }, "b": { "type": "string", "pattern": "(?!x)" } } }""")));

    [Theory]
    [InlineData("""  {|TRK1007:"a"|}: { "$ref": "#/definitions/a" }  """)]
    [InlineData("""  "a": { "$ref": "#/definitions/b" }, {|TRK1007:"b"|}: { "$ref": "#/definitions/a" }  """)]
    [InlineData("""  {|TRK1007:"a"|}: { "anyOf": [{ "$ref": "#/definitions/a" }, { "type": "null" }] }  """)]
    [InlineData("""  {|TRK1007:"a"|}: { "anyOf": [{ "$ref": "#/definitions/a" }, { "type": "string" }] }  """)]
    public void A_definition_that_is_nothing_but_itself_is_a_circle(string definitions)
    {
        var marked = $$"""{ "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { "p": { "$ref": "#/definitions/a" } } } }, "definitions": { {{definitions}} } }""";
        Assert.Contains("in a circle", SmallPlan.Messages(marked), StringComparison.Ordinal);
        SmallPlan.AssertFindings(marked);
    }

    [Fact]
    public void A_definition_may_hold_itself_in_a_list_or_an_optional_property() => SmallPlan.AssertFindings("""
        { "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { "p": { "$ref": "#/definitions/comment" } } } },
          "definitions": { "comment": { "type": "object", "properties": {
            "replies": { "type": "array", "items": { "$ref": "#/definitions/comment" } }, "parent": { "$ref": "#/definitions/comment" } }, "required": ["replies"] } } }
        """);

    private static string Plan(string schema) =>
        $$"""{ "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { "p": {{schema}} } } }, "definitions": { "code": { "type": "string" } } }""";

    private static void AssertSays(string schema, string words, bool isFatal)
    {
        var marked = Plan(schema);
        Assert.Contains(words, SmallPlan.Messages(marked), StringComparison.Ordinal);
        SmallPlan.AssertFindings(marked);
        Assert.Equal(isFatal, SmallPlan.Findings(SmallPlan.Plain(marked)).Any(finding => finding.Rule.IsFatal));
    }
}
