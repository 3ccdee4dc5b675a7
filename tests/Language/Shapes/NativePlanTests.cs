using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests.Shapes;

public class NativePlanTests
{
    [Fact]
    public void Versions_stand_side_by_side_and_inherit_what_they_do_not_say()
    {
        var calls = SmallPlan.Model("""
            { "events": { "Thing Done": {
                "description": "d", "owner": "o", "version": 3, "user": "user_id", "alongside": ["identify"],
                "properties": { "user_id": { "type": "string" }, "code": { "type": "integer" } },
                "versions": {
                  "1": { "description": "then", "deprecated": "Send 3.", "alongside": [], "properties": { "name": { "type": "string" } } },
                  "2": { "owner": "p", "properties": { "user_id": { "type": "string" } } } } } } }
            """).Calls;

        Assert.Equal(
            [(1, "then", "o", null, 0, "Send 3."), (2, "d", "p", "user_id", 1, null), (3, "d", "o", "user_id", 1, null)],
            calls.OrderBy(call => call.Version).Select(call => (call.Version!.Value, call.Description, call.Owner, call.User?.Name, call.Alongside.Count, call.Deprecation?.Message)));
        Assert.All(calls, call => Assert.Equal("Thing Done", call.Name));
        Assert.Equal("{name:string}", SchemaWords.Of(calls.Single(call => call.Version == 1).Body));
    }

    [Theory]
    [InlineData("""1""", 1)]
    [InlineData("""2.0""", 2)]
    [InlineData("""0""", 0)]
    [InlineData("""  "2"  """, 2)]
    [InlineData("""  "2-0-0"  """, 2)]
    [InlineData("""  "v3.1"  """, 3)]
    [InlineData("""null""", null)]
    public void A_version_is_an_integer_however_it_is_written(string version, int? expected)
    {
        var plan = $$"""{ "events": { "Thing Done": { "description": "d", "owner": "o", "version": {{version}} } } }""";

        Assert.Equal(expected, SmallPlan.Model(plan).Calls[0].Version);
        SmallPlan.AssertFindings(plan);
    }

    [Fact]
    public void Everything_that_a_call_can_say_is_read()
    {
        var plan = SmallPlan.Model("""
            { "name": "N", "description": "D", "events": { "Thing Done": { "csharpName": "Did", "renamedFrom": "Thing Made",
                "deprecated": { "message": "Stop.", "sunset": "2027-01-31" }, "additionalProperties": false,
                "properties": { "p": { "type": "string", "csharpName": "Q", "renamedFrom": "o", "pii": true, "description": "words" } } } },
              "page": { "name": "Home", "properties": { "a": {} } }, "screen": { "properties": {} }, "group": { "traits": { "t": {} }, "required": ["t"] } }
            """);

        Assert.Equal(("N", "D"), (plan.Name, plan.Description));
        var call = plan.Calls[0];
        Assert.Equal(("Did", "Thing Made", new Deprecation("Stop.", "2027-01-31"), false), (call.CSharpName, call.RenamedFrom, call.Deprecation, call.Body.AllowsOthers));
        var property = call.Body.Properties[0];
        Assert.Equal(("Q", "o", true, "words", false), (property.CSharpName, property.RenamedFrom, property.IsPersonalData, property.Description, property.IsRequired));
        Assert.Equal(
            [(PlannedCallKind.Track, "Thing Done"), (PlannedCallKind.Group, ""), (PlannedCallKind.Page, "Home"), (PlannedCallKind.Screen, "")],
            plan.Calls.Select(call => (call.Kind, call.Name)));
        Assert.Equal("{t!:any}", SchemaWords.Of(plan.Calls[1].Body));
    }

    [Theory]
    [InlineData("referral.plan.json", "referral")]
    [InlineData("/app/plans/My Plan.json", "My Plan")]
    [InlineData("C:\\app\\a.b.plan.json", "a")]
    public void A_plan_without_a_name_has_its_files(string path, string name) =>
        Assert.Equal(name, PlanReader.Read("""{ "events": {} }""", path).Model!.Name);

    [Fact]
    public void Names_are_kept_byte_for_byte()
    {
        var names = SmallPlan.Model("""
            { "events": { "": {}, " a ": {}, "\u202eevil": {}, "a\nb": {}, "\"*/</summary>#endif": {}, "\ud83d\ude00": {} } }
            """).Calls.Select(call => call.Name);

        Assert.Equal(["", " a ", "\u202eevil", "a\nb", "\"*/</summary>#endif", "\ud83d\ude00"], names);
    }

    [Theory]
    [InlineData("""{ {|TRK1009:"descripton"|}: "x", "events": {} }""", "did you mean \"description\"?")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", {|TRK1009:"traits"|}: {} } } }""", "means nothing in an event")]
    [InlineData("""{ "events": {}, "identify": { {|TRK1009:"properties"|}: {} } }""", "means nothing in \"identify\"")]
    [InlineData("""{ "events": { "A B": {|TRK1005:[]|} } }""", "The event \"A B\" must be an object")]
    [InlineData("""{ "events": { "A B": {|TRK1005:"text"|} } }""", "this is the text \"text\"")]
    [InlineData("""{ "identify": {}, "events": {|TRK1005:[]|} }""", "\"events\" must be an object")]
    [InlineData("""{ "events": {}, "identify": {|TRK1005:[]|} }""", "\"identify\" must be an object with its \"traits\"")]
    [InlineData("""{ "events": {}, "definitions": {|TRK1005:[]|} }""", "\"definitions\" must be an object")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", "version": {|TRK1010:1.5|} } } }""", "an integer from 0")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", "version": {|TRK1010:"latest"|} } } }""", "an integer from 0")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", "user": {|TRK1010:1|} } } }""", "text in double quotes")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", "alongside": {|TRK1010:"identify"|} } } }""", "an array of \"identify\"")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", {|TRK1005:"versions"|}: { "1": {} } } } }""", "says its own \"version\" too")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", "version": 2, "versions": { {|TRK1005:"one"|}: {} } } } }""", "an integer in double quotes")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", "version": 2, "versions": { "1": {|TRK1005:[]|} } } } }""", "Version 1 must be an object")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o", "version": 2, "versions": { {|TRK1008:"2"|}: {} } } } }""", "Version 2 of \"A B\" is in the plan twice")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o" }, {|TRK1003:"A B"|}: { "description": "d", "owner": "o" } } }""", "stands twice")]
    [InlineData("""{ "events": {}, "audiences": {|TRK1005:[]|} }""", "\"audiences\" must be an object")]
    [InlineData("""{ "events": {}, "audiences": { "A": {|TRK1005:[]|} } }""", "must be an object")]
    [InlineData("""{ "events": {}, "audiences": { "A": { "all": {|TRK1010:{}|} } } }""", "an array of conditions")]
    [InlineData("""{ "events": {}, "audiences": { "A": { "all": [{|TRK1005:"x"|}] } } }""", "A condition must be an object")]
    [InlineData("""{ "events": {}, "audiences": { "A": { "all": [{|TRK1010:{}|}] } } }""", "\"event\" or \"trait\"")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o" } }, "audiences": { "A": { "all": [{ "event": "A B", "count": {|TRK1010:3|} }] } } }""", "\"atLeast\", \"atMost\" or \"exactly\"")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o" } }, "audiences": { "A": { "all": [{ "event": "A B", "count": { "atLeast": {|TRK1010:-1|} } }] } } }""", "an integer from 0")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o" } }, "audiences": { "A": { "all": [{ "event": "A B", "within": {|TRK1010:"90d"|} }] } } }""", "a time such as \"90 days\"")]
    [InlineData("""{ "events": {}, "metrics": { "M": {|TRK1010:{}|} } }""", "\"steps\" (a funnel)")]
    [InlineData("""{ "events": {}, "metrics": { "M": { "steps": {|TRK1010:["A"]|} } } }""", "at least two")]
    [InlineData("""{ "events": {}, "destinations": { "D": { "events": {|TRK1010:"all"|} } } }""", "an array of names of events")]
    [InlineData("""{ "events": { "A B": { "description": "d", "owner": "o" } }, "destinations": { "D": { "events": { "A B": {|TRK1005:"x"|} } } } }""", "The mapping of \"A B\" must be an object")]
    public void Says_what_is_wrong(string plan, string words)
    {
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
        SmallPlan.AssertFindings(plan);
    }

    [Theory]
    [InlineData("""{|TRK1004:{|}}""", "none of the keys of one")]
    [InlineData("""{|TRK1004:[|}]""", "This is an array")]
    [InlineData("""{|TRK1004:"|}plan" """, "the text \"plan\"")]
    [InlineData("""{|TRK1004:{|} "evnts": {} }""", "\"evnts\", but not \"events\"")]
    [InlineData("""{|TRK1004:{|} "events": [] }""", "that is an array and no object")]
    [InlineData("""{|TRK1004:{|} "events": [{ "name": "A" }] }""", "a list of events is read when each is an object with \"name\" and \"rules\"")]
    [InlineData("""{|TRK1004:{|} "$schema": "https://json-schema.org/draft/2020-12/schema", "definitions": { "a": {} } }""", "This is a JSON Schema")]
    [InlineData("""{|TRK1004:{|} "type": "object", "properties": { "a": {} }, "definitions": {} }""", "This is a JSON Schema")]
    [InlineData("""{|TRK1004:{|} "openapi": "3.1.0", "paths": {} }""", "expected a native plan")]
    public void An_unknown_shape_is_one_finding_that_names_the_known_ones(string plan, string words)
    {
        Assert.Contains(words, SmallPlan.Messages(plan), StringComparison.Ordinal);
        Assert.Contains("Segment's Public API", SmallPlan.Messages(plan), StringComparison.Ordinal);
        SmallPlan.AssertFindings(plan);
        Assert.Null(PlanReader.Read(SmallPlan.Plain(plan), "x").Model);
    }

    [Theory]
    [InlineData("""{ "$schema": "../tracking-plan/tracking-plan.schema.json" }""")]
    [InlineData("""{ "identify": {} }""")]
    [InlineData("""{ "definitions": {} }""")]
    public void A_plan_may_be_empty(string plan) => SmallPlan.AssertFindings(plan);

    [Fact]
    public void One_fault_leaves_the_rest_of_the_plan()
    {
        var reading = PlanReader.Read("""
            { "events": {
              "Good One": { "properties": { "a": { "type": "string" } } },
              "Bad One": { "properties": { "a": { "type": "strin" }, "b": { "type": "integer" } } },
              "Broken One": 5,
              "Cut One": { "properties": { "a": { "type": "boolean" }
            """, "x");

        Assert.Equal(
            ["Good One {a:string}", "Bad One {a:any b:integer}", "Cut One {a:boolean}"],
            reading.Model!.Calls.Select(call => call.Name + " " + SchemaWords.Of(call.Body)));
        Assert.Equal(["TRK1001", "TRK1005", "TRK1006"], reading.Findings.Select(finding => finding.Rule.Id).Distinct().Order());
    }
}
