using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Shapes;

/// <summary>The shapes that hold rules: where their calls, bodies and versions stand.</summary>
public class RuleShapeTests
{
    private const string Body = """{ "properties": { "context": {}, "traits": {}, "properties": { "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] } }, "required": ["properties"], "description": "d" }""";

    [Theory]
    [InlineData("""{ "data": { "rules": [{ "type": "TRACK", "key": "A", "version": 1, "jsonSchema": BODY }] } }""", nameof(PlanShape.SegmentPublicApi))]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": "A", "version": 1, "jsonSchema": BODY }] }""", nameof(PlanShape.SegmentPublicApi))]
    [InlineData("""[{ "type": "TRACK", "key": "A", "version": 1, "jsonSchema": BODY }]""", nameof(PlanShape.SegmentPublicApi))]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": "A", "version": 1, "jsonSchema": { "eventMetadata": { "name": "A", "type": "TRACK" }, "description": "d", "properties": { "a": { "type": "string" } }, "required": ["a"] } }] }""", nameof(PlanShape.TypewriterV8))]
    [InlineData("""{ "rules": { "events": [{ "name": "A", "version": 1, "rules": BODY }] } }""", nameof(PlanShape.ConfigApi))]
    [InlineData("""{ "rules": { "events": [{ "name": "A", "version": "1-0-0", "rules": BODY }] } }""", nameof(PlanShape.RudderStack))]
    [InlineData("""{ "rules": { "events": [{ "name": "A", "version": 1, "eventType": "track", "rules": BODY }] } }""", nameof(PlanShape.RudderStack))]
    [InlineData("""{ "rules": { "events": [{ "name": "A", "version": 1, "description": "d", "rules": { "properties": { "a": { "type": "string" } }, "required": ["a"] } }] } }""", nameof(PlanShape.ConfigApi))]
    public void One_event_is_the_same_in_every_shape(string plan, string shape)
    {
        plan = plan.Replace("BODY", Body, StringComparison.Ordinal);
        var model = SmallPlan.Model(plan);

        Assert.Equal(shape, model.Shape.ToString());
        var call = Assert.Single(model.Calls);
        Assert.Equal((PlannedCallKind.Track, "A", 1, "d", "{a!:string}"), (call.Kind, call.Name, call.Version, call.Description, SchemaWords.Of(call.Body)));
        SmallPlan.AssertFindings(plan);
    }

    [Theory]
    [InlineData("IDENTIFY", "traits", nameof(PlannedCallKind.Identify))]
    [InlineData("GROUP", "traits", nameof(PlannedCallKind.Group))]
    [InlineData("PAGE", "properties", nameof(PlannedCallKind.Page))]
    [InlineData("SCREEN", "properties", nameof(PlannedCallKind.Screen))]
    [InlineData("identify", "traits", nameof(PlannedCallKind.Identify))]
    public void Every_kind_of_call_has_its_place(string type, string section, string kind)
    {
        var plan = $$"""{ "rules": [{ "type": "{{type}}", "key": null, "jsonSchema": { "properties": { "{{section}}": { "properties": { "a": {} } } } } }] }""";
        var call = Assert.Single(SmallPlan.Model(plan).Calls);

        Assert.Equal((kind, "", "{a:any}"), (call.Kind.ToString(), call.Name, SchemaWords.Of(call.Body)));
        SmallPlan.AssertFindings(plan);
    }

    [Theory]
    [InlineData("""{}""", "{}")]
    [InlineData("""null""", "{}")]
    [InlineData("""{ "properties": {} }""", "{}")]
    [InlineData("""{ "properties": { "context": {}, "traits": {}, "properties": {} } }""", "{}")]
    [InlineData("""{ "properties": { "properties": { "type": "object" }, "userId": {}, "event": {} } }""", "{}")]
    [InlineData("""{ "properties": { "properties": { "properties": { "properties": {}, "traits": {} } } } }""", "{properties:any traits:any}")]
    [InlineData("""{ "properties": { "properties": { "$ref": "#/definitions/body" } }, "definitions": { "body": { "properties": { "a": {} } } } }""", "{a:any}")]
    [InlineData("""{ "properties": { "properties": { "allOf": [{ "properties": { "a": {} } }, { "properties": { "b": {} } }] } } }""", "{a:any b:any}")]
    [InlineData("""{ "properties": { "properties": { "properties": { "a": { "$ref": "#/definitions/d" } } } }, "definitions": { "d": { "type": "string" } } }""", "{a:#/rules/0/jsonSchema/definitions/d}")]
    [InlineData("""{ "properties": { "properties": { "properties": { "a": {} }, "additionalProperties": false } } }""", "closed{a:any}")]
    public void A_body_is_found_and_may_be_absent(string schema, string expected) => Assert.Equal(
        expected, SchemaWords.Of(SmallPlan.Model($$"""{ "rules": [{ "type": "TRACK", "key": "A", "jsonSchema": {{schema}} }] }""").Calls[0].Body));

    [Fact]
    public void References_of_two_rules_do_not_meet()
    {
        var model = SmallPlan.Model("""
            { "rules": [
              { "type": "TRACK", "key": "A", "jsonSchema": { "properties": { "properties": { "properties": { "p": { "$ref": "#/definitions/d" } } } }, "definitions": { "d": { "type": "string" } } } },
              { "type": "TRACK", "key": "B", "jsonSchema": { "properties": { "properties": { "properties": { "p": { "$ref": "#/definitions/d" } } } }, "definitions": { "d": { "type": "integer" } } } } ] }
            """);

        Assert.Equal(["string", "integer"], model.Definitions.Select(definition => SchemaWords.Of(definition.Schema)));
        Assert.Equal(2, model.Definitions.Select(definition => definition.Pointer).Distinct().Count());
    }

    [Fact]
    public void Versions_of_an_event_stand_side_by_side() => Assert.Equal(
        [1, 2, null],
        SmallPlan.Model("""
            { "rules": [
              { "type": "TRACK", "key": "A", "version": 1, "jsonSchema": {} },
              { "type": "TRACK", "key": "A", "version": 2, "jsonSchema": {} },
              { "type": "TRACK", "key": "A", "jsonSchema": {} } ] }
            """).Calls.Select(call => call.Version));

    [Fact]
    public void Of_two_equal_rules_the_last_counts()
    {
        const string Plan = """
            { "rules": { "events": [
              { "name": "A", "eventType": "track", "version": "2-0-0", "rules": { "description": "first" } },
              { "name": {|TRK1008:"A"|}, "eventType": "track", "version": "2-1-0", "rules": { "description": "second" } } ] } }
            """;

        SmallPlan.AssertFindings(Plan);
        Assert.Contains("\"A\" (version 2) is in the plan twice", SmallPlan.Messages(Plan), StringComparison.Ordinal);
        Assert.Equal("second", Assert.Single(SmallPlan.Model(SmallPlan.Plain(Plan)).Calls).Description);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00.000Z", null)]
    [InlineData("2026-03-18T17:02:29.000Z", "Deprecated in the tracking plan since 2026-03-18.")]
    public void A_rule_is_deprecated_when_it_says_since_when(string at, string? message) => Assert.Equal(
        message,
        SmallPlan.Model($$"""{ "rules": [{ "type": "TRACK", "key": "A", "deprecatedAt": "{{at}}", "jsonSchema": {} }] }""").Calls[0].Deprecation?.Message);

    [Theory]
    [InlineData("""{ "rules": [{ "type": "COMMON", {|TRK1012:"jsonSchema"|}: { "required": ["userId"] } }] }""")]
    [InlineData("""{ "rules": { "events": [], {|TRK1012:"global"|}: { "required": ["userId"] } } }""")]
    [InlineData("""{ "rules": { "events": [], "global": {} } }""")]
    [InlineData("""{ "rules": [{ "type": {|TRK1005:"ALIAS"|}, "key": "x", "jsonSchema": {} }] }""")]
    [InlineData("""{ "rules": [{ "type": {|TRK1005:3|}, "key": "x", "jsonSchema": {} }] }""")]
    [InlineData("""{ "rules": [{|TRK1005:{ "type": "TRACK", "key": null, "jsonSchema": {} }|}] }""")]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": {|TRK1005:5|}, "jsonSchema": {} }] }""")]
    [InlineData("""{ "rules": [{|TRK1005:"x"|}] }""")]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": {|TRK1024:"A"|}, "jsonSchema": {|TRK1005:[]|} }] }""")]
    [InlineData("""{ "rules": { "events": [{|TRK1005:1|}] } }""")]
    [InlineData("""{ "rules": { "events": {|TRK1005:{}|} } }""")]
    [InlineData("""{ "rules": { "events": [], "identify_traits": {|TRK1010:[{ "name": "email" }]|} } }""")]
    [InlineData("""{ "data": { "rules": [], "pagination": { "current": "MA==", "next": {|TRK1010:"MQ=="|} } } }""")]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": "A", "jsonSchema": { "description": "d", "properties": { "properties": {}, {|TRK1011:"context"|}: { "required": ["ip"] } } } }] }""")]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": "A", "jsonSchema": { "description": "d", {|TRK1011:"if"|}: { "required": ["x"] }, "properties": { "properties": {} } } }] }""")]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": "A", "jsonSchema": { "description": "d", "properties": { "properties": { "properties": { "p": { "type": "string", {|TRK1009:"minLenght"|}: 1 } } } } } }] }""")]
    [InlineData("""{ "rules": [{ "type": "TRACK", "key": "A", "jsonSchema": { "description": "d", "properties": { "properties": { "properties": { "p": { "type": "string", "id": "/p", "isNewProperty": true, "x-team": "a" } } } } } }] }""")]
    public void Says_what_it_leaves_out(string plan) => SmallPlan.AssertFindings(plan);

    [Fact]
    public void Names_and_words_of_a_plan_are_found()
    {
        Assert.Equal("Shown", SmallPlan.Model("""{ "name": "workspaces/w/tracking-plans/rs_1", "display_name": "Shown", "rules": { "events": [] } }""").Name);
        Assert.Equal("Own", SmallPlan.Model("""{ "name": "Own", "rules": [] }""").Name);
        Assert.Equal("test", SmallPlan.Model("""{ "data": { "rules": [] } }""").Name);
    }
}
