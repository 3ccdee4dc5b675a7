namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1015.</summary>
public class RequiredAbsentCheckTests
{
    [Theory]
    [InlineData("""{ "type": "object", "properties": { "street_name": {} }, "required": [{|TRK1015:"stret_name"|}] }""", "did you mean \"street_name\"?")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "required": ["a", {|TRK1015:"b"|}] }""", "until one is changed")]
    [InlineData("""{ "type": "object", "required": [{|TRK1015:"b"|}] }""", "\"b\"")]
    [InlineData("""{ "type": "array", "items": { "type": "object", "properties": {}, "required": [{|TRK1015:"b"|}] } }""", "\"b\"")]
    public void Reports(string schema, string words)
    {
        var plan = SmallPlan.WithSchema(schema);
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "required": ["a"] }""")]
    [InlineData("""{ "type": "object", "properties": { "a": {} }, "required": [] }""")]
    [InlineData("""{ "type": "object", "properties": { "a": {} } }""")]
    public void Is_silent(string schema) => SmallPlan.AssertFindings(SmallPlan.WithSchema(schema));

    [Fact]
    public void Reports_in_an_event_and_in_traits() => SmallPlan.AssertFindings("""
        { "events": { "Thing Done": { "description": "d", "owner": "o", "required": [{|TRK1015:"a"|}] } }, "identify": { "required": [{|TRK1015:"b"|}] } }
        """);

    [Fact]
    public void The_name_must_be_sent_all_the_same() =>
        Assert.Equal("{b!:any}", SchemaWords.Of(SmallPlan.Schema("""{ "type": "object", "required": ["b"] }""")));
}
