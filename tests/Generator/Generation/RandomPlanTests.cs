using System.Text.Json.Nodes;
using NJsonSchema;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>Random plans of every file shape, many in one compilation: each compiles, writes what it is given, and finds what is wrong.</summary>
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
        var plans = Enumerable.Range(0, PlansInBatch).Select(i => RandomPlan.Next(random, ShapeOf(i))).ToList();
        var compiled = PlanCompilation.Of(plans.Select((plan, i) => new AdditionalPlan($"/project/{i}.plan.json", plan.Text) { Namespace = $"Plan{i}" }));

        compiled.AssertClean();

        var assembly = compiled.Load();
        for (var i = 0; i < plans.Count; i++)
        {
            var plan = plans[i];
            var model = PlanReader.Read(plan.Text, "random.plan.json").Model!;
            Assert.Equal(plan.Shape, model.Shape);
            Assert.Equal(plan.Calls.Count, model.Calls.Count);
            var builder = new CallBuilder(model);
            foreach (var call in plan.Calls)
            {
                var place = model.Calls.ToList().FindIndex(read => (read.Kind, read.Name, read.Version) == (call.Kind, call.Name, call.Version));
                var schema = await JsonSchema.FromJsonAsync(plan.SchemaOf(call), TestContext.Current.CancellationToken);
                WrittenCall Write(JsonNode? body) => WrittenCall.Of(builder.Build(assembly, $"Plan{i}", place, body!.AsObject()));

                var valid = call.Body.Valid();
                var written = Write(valid);
                Assert.True(JsonNode.DeepEquals(valid, written.Body), $"{written.Body.ToJsonString()} for {valid!.ToJsonString()} of {plan.Text}");
                Assert.True(written.Violations.Count == 0, $"{string.Join("; ", written.Violations)} for {valid!.ToJsonString()} of {plan.Text}");
                Assert.True(schema.Validate(written.Body.ToJsonString()).Count == 0, $"{written.Body.ToJsonString()} breaks {plan.SchemaOf(call)}");
                Assert.Equal(call.Version, written.Context["protocols"]?["event_version"]?.GetValue<int>());

                if (call.Body.Invalid?.Invoke() is not { } invalid)
                    continue;
                written = Write(invalid);
                Assert.True(written.Violations.Count > 0, $"no violation for {invalid.ToJsonString()} of {plan.Text}");
                Assert.True(schema.Validate(written.Body.ToJsonString()).Count > 0, $"{written.Body.ToJsonString()} keeps {plan.SchemaOf(call)}");
            }
        }
    }

    /// <summary>Half of the plans are native; of the other half each shape has its share.</summary>
    private static PlanShape ShapeOf(int plan) => plan % 2 == 0 ? PlanShape.Native : (plan / 2 % 4) switch
    {
        0 => PlanShape.SegmentPublicApi,
        1 => PlanShape.TypewriterV8,
        2 => PlanShape.ConfigApi,
        _ => PlanShape.RudderStack,
    };
}
