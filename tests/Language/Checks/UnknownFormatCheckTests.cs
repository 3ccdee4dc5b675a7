namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1027.</summary>
public class UnknownFormatCheckTests
{
    [Theory]
    [InlineData("""{ "type": "string", "format": {|TRK1027:"datetime"|} }""", "\"datetime\" is no format of a string, so nothing checks it; did you mean \"date-time\"?")]
    [InlineData("""{ "type": "string", "format": {|TRK1027:"e-mail"|} }""", "did you mean \"email\"?")]
    [InlineData("""{ "type": ["string", "null"], "format": {|TRK1027:"phone"|} }""", "no format of a string or null")]
    [InlineData("""{ "type": "string", "format": {|TRK1027:"double"|} }""", "no format of a string")]
    [InlineData("""{ "type": "number", "format": {|TRK1027:"date-time"|} }""", "no format of a number")]
    [InlineData("""{ "type": "number", "format": {|TRK1027:"duoble"|} }""", "did you mean \"double\"?")]
    public void Reports(string schema, string words)
    {
        var plan = SmallPlan.WithSchema(schema);
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "string", "format": "idn-hostname" }""")]
    [InlineData("""{ "type": "string", "format": "" }""")]
    [InlineData("""{ "type": "number", "format": "double" }""")]
    [InlineData("""{ "type": ["string", "number"], "format": "float" }""")]
    public void Is_silent(string schema) => SmallPlan.AssertFindings(SmallPlan.WithSchema(schema));
}
