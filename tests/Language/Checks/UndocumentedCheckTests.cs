namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1024.</summary>
public class UndocumentedCheckTests
{
    [Theory]
    [InlineData("""{}""", "The event \"Thing Done\" has no description and no owner")]
    [InlineData("""{ "owner": "o" }""", "has no description; say it")]
    [InlineData("""{ "description": "d", "owner": "" }""", "has no owner; say it")]
    public void Reports(string body, string words)
    {
        var plan = $$"""{ "events": { {|TRK1024:"Thing Done"|}: {{body}} } }""";
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_with_both_is_good() => SmallPlan.AssertFindings("""{ "events": { "Thing Done": { "description": "d", "owner": "o" } } }""");

    [Fact]
    public void Segments_own_files_have_no_owner() => SmallPlan.AssertFindings(
        """{ "rules": [{ "type": "TRACK", "key": "A", "jsonSchema": { "description": "d" } }, { "type": "TRACK", "key": {|TRK1024:"B"|}, "jsonSchema": {} }] }""");
}
