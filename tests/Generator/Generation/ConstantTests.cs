namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>One permitted value: of a required property it is always sent, of an optional one when the caller says so.</summary>
public sealed class ConstantTests
{
    [Theory]
    [InlineData("""{ "enum": ["timeout"] }""", "\"timeout\"")]
    [InlineData("""{ "type": "string", "enum": ["timeout"] }""", "\"timeout\"")]
    [InlineData("""{ "const": "timeout" }""", "\"timeout\"")]
    [InlineData("""{ "const": true }""", "true")]
    [InlineData("""{ "const": null }""", "null")]
    [InlineData("""{ "const": { "a": [1] } }""", """{"a":[1]}""")]
    [InlineData("""{ "$ref": "#/definitions/fixed" }""", "5")]
    public void An_optional_one_is_absent_until_it_is_set(string schema, string json)
    {
        var assembly = PlanCompilation.Of($$"""
            {
              "events": { "Failed": { "properties": { "error": {{schema}}, "source": { "const": "job" } }, "required": ["source"] } },
              "definitions": { "fixed": { "const": 5 } }
            }
            """).Load();
        var type = assembly.GetType("Sample.SamplePlan.Failed")!;
        var error = type.GetProperty("Error")!;
        var failed = Activator.CreateInstance(type)!;

        Assert.Equal("""{"source":"job"}""", WrittenCall.Of(failed).Body.ToJsonString());
        error.SetValue(failed, Enum.ToObject(Nullable.GetUnderlyingType(error.PropertyType)!, 1));
        Assert.Equal($$"""{"source":"job","error":{{json}}}""", WrittenCall.Of(failed).Body.ToJsonString());
        Assert.Empty(WrittenCall.Of(failed).Violations);
        Assert.Null(type.GetProperty("Source"));
    }
}
