using System.Text.Json.Nodes;
using NJsonSchema;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>Each value case: its C# type, the JSON it writes, and its violations, with NJsonSchema as the second opinion.</summary>
public sealed class ValueTests(ValueCasesFixture cases) : IClassFixture<ValueCasesFixture>
{
    public static TheoryData<int, string> Cases => [.. ValueCase.All.Select(item => (item.Index, item.Name))];

    [Fact]
    public void All_cases_compile_without_a_warning() => cases.Compiled.AssertClean();

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_property_has_its_type(int index, string name)
    {
        var item = ValueCase.All[index];
        Assert.Equal(name, item.Name);
        var property = cases.Assembly.GetType(item.Namespace + ".Required")?.GetProperty("P");

        if (item.Type == "constant")
            Assert.Null(property);
        else
            Assert.NotNull(property);
        if (item.Type is not (null or "constant"))
            Assert.Equal(item.Type, CSharp.NameOf(property!.PropertyType));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_valid_value_is_written_as_it_is(int index, string name)
    {
        var item = ValueCase.All[index];
        var opinion = await SecondOpinion.Of(item);
        foreach (var value in item.Valid)
        {
            foreach (var call in new[] { 0, 1 })
            {
                var body = new JsonObject { ["p"] = value?.DeepClone() };
                var written = Write(item, call, body);

                Assert.True(JsonNode.DeepEquals(body, written.Body), $"{name}: {written.Body.ToJsonString()} for {body.ToJsonString()}");
                Assert.Empty(written.Violations);
                Assert.True(opinion.Accepts(written.Body), $"{name}: {written.Body.ToJsonString()} is invalid");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_invalid_value_is_a_violation(int index, string name)
    {
        var item = ValueCase.All[index];
        var opinion = await SecondOpinion.Of(item);
        foreach (var value in item.Invalid)
        {
            var body = new JsonObject { ["p"] = value?.DeepClone() };
            var written = Write(item, call: 0, body);

            Assert.True(written.Violations.Count > 0, $"{name}: no violation for {body.ToJsonString()}");
            Assert.All(written.Violations, violation => Assert.StartsWith("properties.p", violation.Field, StringComparison.Ordinal));
            Assert.True(opinion.Refuses(written.Body), $"{name}: {written.Body.ToJsonString()} is valid");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_nobody_set_is_left_out_or_a_violation_where_the_schema_refuses_it(int index, string name)
    {
        var item = ValueCase.All[index];
        var opinion = await SecondOpinion.Of(item);
        var required = WrittenCall.Of(Activator.CreateInstance(cases.Assembly.GetType(item.Namespace + ".Required")!)!);
        var optional = WrittenCall.Of(Activator.CreateInstance(cases.Assembly.GetType(item.Namespace + ".Optional")!)!);

        Assert.True(required.Body.ContainsKey("p"), name);
        Assert.False(optional.Body.ContainsKey("p"));
        Assert.Empty(optional.Violations);
        Assert.True(
            required.Violations.Count > 0 ? opinion.Refuses(required.Body) : opinion.Accepts(required.Body),
            $"{name}: {required.Violations.Count} violations of {required.Body.ToJsonString()}");
    }

    private WrittenCall Write(ValueCase item, int call, JsonObject body) =>
        WrittenCall.Of(new CallBuilder(ValueCasesFixture.PlanOf(item)).Build(cases.Assembly, item.Namespace, call, body));

    private sealed class SecondOpinion(JsonSchema? schema)
    {
        public static async Task<SecondOpinion> Of(ValueCase item) =>
            new(item.IsAlone ? null : await JsonSchema.FromJsonAsync(item.BodySchema.ToJsonString(), TestContext.Current.CancellationToken));

        public bool Accepts(JsonObject body) => schema is null || schema.Validate(body.ToJsonString()).Count == 0;

        public bool Refuses(JsonObject body) => schema is null || schema.Validate(body.ToJsonString()).Count > 0;
    }
}
