namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1021.</summary>
public class PersonalDataCheckTests
{
    [Theory]
    [InlineData("email", "string")]
    [InlineData("customer_email", "string")]
    [InlineData("phone_number", "string")]
    [InlineData("first_name", "string")]
    [InlineData("date_of_birth", "string")]
    [InlineData("billing_address", "object")]
    [InlineData("ip", "string")]
    [InlineData("latitude", "number")]
    [InlineData("iban", "any")]
    public void Reports_by_name(string name, string type) =>
        SmallPlan.AssertFindings(SmallPlan.WithProperties($$"""{|TRK1021:"{{name}}"|}: { "type": "{{type}}" }"""));

    [Fact]
    public void Reports_by_format() => SmallPlan.AssertFindings(SmallPlan.WithProperties("""{|TRK1021:"contact"|}: { "type": "string", "format": "email" }"""));

    [Fact]
    public void Reports_inside_an_object() =>
        SmallPlan.AssertFindings(SmallPlan.WithSchema("""{ "type": "object", "properties": { {|TRK1021:"last_name"|}: { "type": "string" } } }"""));

    [Theory]
    [InlineData("""  "email": { "type": "string", "pii": true }  """)]
    [InlineData("""  "email": { "type": "string", "pii": false }  """)]
    [InlineData("""  "email_verified": { "type": "boolean" }, "email": { "type": "boolean" }  """)]
    [InlineData("""  "email_subject": { "type": "string" }  """)]
    [InlineData("""  "email": { "enum": ["work", "private"] }  """)]
    [InlineData("""  "referred_by_user_id": { "type": "string" }  """)]
    [InlineData("""  "zip": { "type": "string" }, "ship": { "type": "string" }, "trip": { "type": "string" }  """)]
    public void Is_silent(string properties) => SmallPlan.AssertFindings(SmallPlan.WithProperties(properties));

    [Fact]
    public void A_definition_may_be_marked_for_all() => SmallPlan.AssertFindings("""
        { "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { "email": { "$ref": "#/definitions/mail" } } } },
          "definitions": { "mail": { "type": "string", "format": "email", "pii": true } } }
        """);

    [Fact]
    public void Plans_of_other_shapes_have_no_place_to_say_it() => SmallPlan.AssertFindings(
        """{ "rules": [{ "type": "IDENTIFY", "jsonSchema": { "properties": { "traits": { "properties": { "email": { "type": "string" } } } } } }] }""");
}
