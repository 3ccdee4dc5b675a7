using TrackingPlan.Generator.Incremental;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Incremental;

/// <summary>Which plans are read event by event, and which whole.</summary>
public class NativeEditingTests
{
    [Theory]
    [InlineData("""{ "events": { } }""")]
    [InlineData("\uFEFF{ \"events\": { \"A\": { } } }")]
    [InlineData("""{ "name": "N", "events": { "A": { "properties": { "x": { "type": "string" } } }, "B": { "version": 2, "versions": { "1": { } } } }, "identify": { "traits": { "t": { } } } }""")]
    [InlineData("""{ "events": { "A": { "description": "\"}{\\", "properties": { "\u0061": { "enum": ["\\\"", "]"] } } } }, "audiences": { } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "$ref": "#/definitions/a%20b" } } } }, "definitions": { "a b": { "type": "integer" } } }""")]
    [InlineData("""{ "$defs": { "d": { "properties": { "y": { "$ref": "#/$defs/d" } } } }, "events": { "A": { "properties": { "x": { "allOf": [{ "$ref": "#/$defs/d" }], "description": "D" } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "type": "string", }, }, } } }""")]
    [InlineData("""{ "events": { "A": { "unknown": 1, "version": 1.5, "properties": { "x": { "if": { } } } } }, "metrics": { "m": { "event": "B" } } }""")]
    public void Sound_native_plans_are_read_in_pieces(string plan)
    {
        var read = new NativeEditing().Read(plan, "x.plan.json");

        Assert.NotNull(read);
        Assert.Equal(PlanReader.Read(plan, "x.plan.json").Model, read);
    }

    [Theory]
    [InlineData("""{ "events": { "A": { } } // comment }""")]
    [InlineData("""{ "events": { "A": { /* } */ } } }""")]
    [InlineData("""{ "events": { "A": { # }""" + "\n } } }")]
    [InlineData("""{ "events": { "A": { 'description': "x" } } }""")]
    [InlineData("""{ "events": { "A": { } }, "events": { "B": { } } }""")]
    [InlineData("""{ "events": { "A": { } }, "\u0065vents": { "B": { } } }""")]
    [InlineData("""{ "events": { "A": { }, "A": { } } }""")]
    [InlineData("""{ "events": { "\u0041": { } } }""")]
    [InlineData("""{ "events": { "A": { }, } }""")]
    [InlineData("""{ "events": { "A": 1 } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "$ref": "#/events/B/properties/y" } } }, "B": { "properties": { "y": { } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "allOf": [{ "$ref": "#/events/B/properties/y" }, { "title": "T" }] } } }, "B": { "properties": { "y": { } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "allOf": [{ "$ref": "#/events" }] } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "y": { } } } }, "definitions": { "d": { "$ref": "#/events/A/properties/y" } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "$ref": "#/definitions/d/properties/y" } } } }, "definitions": { "d": { "properties": { "y": { } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "$ref": "#/definitions/none" } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "x": { "type": "text" } } } } }""")]
    [InlineData("""{ "events": { "A": { } }, "identify": [] }""")]
    [InlineData("""{ "events": { "A": { } }, "rules": [] }""")]
    [InlineData("""{ "events": { "A": { "description": "x""" + "\n\" } } }")]
    [InlineData("""{ "events": { "A": { ] } } }""")]
    [InlineData("""{ "events": { "A": { } }""")]
    [InlineData("""{ "events": { "A": { } } } }""")]
    [InlineData("""{ "identify": { } }""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void All_others_are_read_whole(string plan) => Assert.Null(new NativeEditing().Read(plan, "x.plan.json"));
}
