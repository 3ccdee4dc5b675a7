using System.Text.Json.Nodes;
using NJsonSchema;
using TrackingPlan.Plan;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Generation;

/// <summary>Random plans, many in one compilation: each compiles, writes what it is given, and finds what is wrong.</summary>
public sealed class RandomPlanTests(ITestOutputHelper output)
{
    private const int Batches = 10;
    private const int PlansInBatch = 200;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Batches)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_plan_compiles_and_its_calls_say_what_they_were_given(int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var plans = Enumerable.Range(0, PlansInBatch).Select(_ => new RandomPlan(random)).ToList();
        var compiled = PlanCompilation.Of(plans.Select((plan, i) => new PlanText($"/project/{i}.plan.json", plan.Text) { Namespace = $"Plan{i}" }));

        compiled.AssertClean();

        var assembly = compiled.Load();
        for (var i = 0; i < plans.Count; i++)
        {
            var model = PlanReader.Read(plans[i].Text, "random.plan.json").Model!;
            var builder = new CallBuilder(model);
            for (var call = 0; call < plans[i].Bodies.Count; call++)
            {
                var schema = await JsonSchema.FromJsonAsync(plans[i].SchemaOf(call), TestContext.Current.CancellationToken);
                WrittenCall Write(JsonNode? body) => WrittenCall.Of(builder.Build(assembly, $"Plan{i}", call, body!.AsObject()));

                var valid = plans[i].Bodies[call].Valid();
                var written = Write(valid);
                Assert.True(JsonNode.DeepEquals(valid, written.Body), $"{written.Body.ToJsonString()} for {valid!.ToJsonString()} of {plans[i].Text}");
                Assert.True(written.Violations.Count == 0, $"{string.Join("; ", written.Violations)} for {valid!.ToJsonString()} of {plans[i].Text}");
                Assert.True(schema.Validate(written.Body.ToJsonString()).Count == 0, $"{written.Body.ToJsonString()} breaks {plans[i].SchemaOf(call)}");

                if (plans[i].Bodies[call].Invalid?.Invoke() is not { } invalid)
                    continue;
                written = Write(invalid);
                Assert.True(written.Violations.Count > 0, $"no violation for {invalid.ToJsonString()} of {plans[i].Text}");
                Assert.True(schema.Validate(written.Body.ToJsonString()).Count > 0, $"{written.Body.ToJsonString()} keeps {plans[i].SchemaOf(call)}");
            }
        }
    }
}
