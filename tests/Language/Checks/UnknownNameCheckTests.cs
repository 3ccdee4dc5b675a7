namespace TrackingPlan.Language.Tests.Checks;

/// <summary>TRK1022.</summary>
public class UnknownNameCheckTests
{
    [Theory]
    [InlineData("""  "user": {|TRK1022:"user_di"|}  """, "did you mean \"user_id\"?")]
    [InlineData("""  "user": {|TRK1022:"seats"|}  """, "which is an integer, but a user id is a string")]
    [InlineData("""  "alongside": [{|TRK1022:"identify"|}]  """, "which the plan does not have")]
    [InlineData("""  "alongside": ["group", {|TRK1022:"Thing Dome"|}]  """, "did you mean \"Thing Done\"?")]
    public void Reports_in_events(string keys, string words) => AssertReports(Plan(keys), words);

    [Theory]
    [InlineData(""" "audiences": { "A": { "all": [{ "event": {|TRK1022:"Thing Dun"|} }] } } """, "The audience \"A\" names \"Thing Dun\", which is no event of the plan; did you mean \"Thing Done\"?")]
    [InlineData(""" "audiences": { "A": { "any": [{ "event": "Thing Done", "where": { {|TRK1022:"sets"|}: 1 } }] } } """, "did you mean \"seats\"?")]
    [InlineData(""" "audiences": { "A": { "all": [{ "event": "Thing Done", "where": { {|TRK1022:"channel"|}: "fax" } }] } } """, "names \"fax\", which \"channel\" can never be")]
    [InlineData(""" "audiences": { "A": { "all": [{ "event": "Thing Done", "where": { {|TRK1022:"channel"|}: ["email", "fax"] } }] } } """, "\"fax\"")]
    [InlineData(""" "audiences": { "A": { "all": [{ "trait": {|TRK1022:"plan"|}, "of": "group", "set": true }] } } """, "which \"group\" does not have as a trait")]
    [InlineData(""" "metrics": { "M": { "event": {|TRK1022:"Nothing"|} } } """, "which is no event of the plan")]
    [InlineData(""" "metrics": { "M": { "event": "Thing Done", "sum": {|TRK1022:"channel"|} } } """, "cannot be summed")]
    [InlineData(""" "metrics": { "M": { "event": "Thing Done", "sum": "seats", "groupBy": {|TRK1022:"chanel"|} } } """, "did you mean \"channel\"?")]
    [InlineData(""" "metrics": { "M": { "event": "Thing Done", "distinct": {|TRK1022:"user"|} } } """, "does not have as a property")]
    [InlineData(""" "metrics": { "M": { "steps": ["Thing Done", {|TRK1022:"B"|}] } } """, "\"B\"")]
    [InlineData(""" "metrics": { "M": { "divide": "N", "by": {|TRK1022:"O"|} }, "N": { "event": "Thing Done" } } """, "which is no metric of the plan")]
    [InlineData(""" "destinations": { "D": { "events": ["Thing Done", {|TRK1022:"B"|}] } } """, "The destination \"D\"")]
    [InlineData(""" "destinations": { "D": { "events": { {|TRK1022:"B"|}: {} } } } """, "The destination \"D\"")]
    [InlineData(""" "destinations": { "D": { "events": { "Thing Done": { "fields": { {|TRK1022:"seat"|}: "x" } } } } } """, "did you mean \"seats\"?")]
    [InlineData(""" "destinations": { "D": { {|TRK1022:"identify"|}: {} } } """, "which the plan does not have")]
    [InlineData(""" "destinations": { "D": { "group": { "fields": { {|TRK1022:"plan"|}: "x" } } } } """, "as a trait")]
    public void Reports_in_consumers(string section, string words) => AssertReports(Plan("", section), words);

    [Theory]
    [InlineData(""" "audiences": { "A": { "all": [{ "event": "Thing Done", "count": { "atLeast": 1, "atMost": 3 }, "within": "30 days", "where": { "channel": "email", "seats": 3 } }, { "trait": "region", "of": "group", "equals": "eu" }] } } """)]
    [InlineData(""" "metrics": { "M": { "event": "Thing Done", "sum": "seats", "unit": "channel", "groupBy": ["channel", "user_id"] } } """)]
    [InlineData(""" "destinations": { "D": { "events": { "Thing Done": { "as": "Activity", "after": "72 hours", "fields": { "seats": "Seats__c" } } }, "group": {} } } """)]
    public void What_the_plan_has_is_good(string section) => SmallPlan.AssertFindings(Plan(""" "user": "user_id", "alongside": ["group", "Thing Done"] """, section));

    private static string Plan(string keys, string? section = null) => $$"""
        { "events": { "Thing Done": { "description": "d", "owner": "o", {{(keys.Trim().Length > 0 ? keys + "," : "")}} "properties": {
            "user_id": { "type": "string" }, "seats": { "type": "integer" }, "channel": { "enum": ["email", "social"] } } } },
          "group": { "traits": { "region": { "type": "string" } } }{{(section is null ? "" : ", " + section)}} }
        """;

    private static void AssertReports(string plan, string words)
    {
        SmallPlan.AssertFindings(plan);
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
    }
}
