using System.Reflection;
using System.Text.Json.Nodes;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Serialization;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>What a valid call costs the thread that makes it, beside its own values: no memory.</summary>
public sealed class AllocationTests
{
    private const int Calls = 1000;

    private static readonly MethodInfo AllocatedByCall = typeof(AllocationTests).GetMethod(nameof(AllocatedBy), BindingFlags.NonPublic | BindingFlags.Static)!;

    [Fact]
    public void To_check_and_write_a_valid_event_allocates_nothing()
    {
        var plan = LargePlan.Of(1);
        var builder = new CallBuilder(PlanReader.Read(plan, "sample.plan.json").Model!);
        var call = builder.Build(PlanCompilation.Of(plan).Load(), "Sample.SamplePlan", 0, JsonNode.Parse("""
            {
              "user_id": "user_1", "channel": "web", "currency": "EUR", "total": 12.50, "quantity": 3, "is_trial": true,
              "started_at": "2026-01-31T10:00:00Z", "session_id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "coupon": null, "tags": ["new", "vip"],
              "address": { "city": "Köln", "country": "DE" }, "page_path": "/checkout", "page_title": "Checkout", "experiment": "e1", "variant_0": "b"
            }
            """)!.AsObject());

        Assert.Equal(0L, AllocatedByCall.MakeGenericMethod(call.GetType()).Invoke(null, [call]));
    }

    [Fact]
    public void Nor_do_lists_without_repetition_patterns_that_might_go_back_and_steps_of_doubles()
    {
        const string Plan = """
            { "events": { "Cart Viewed": { "properties": {
              "lines": { "type": "array", "uniqueItems": true, "items": { "type": "object", "properties": { "sku": { "type": "string" }, "price": { "type": "number" } } } },
              "seats": { "type": "array", "uniqueItems": true, "items": { "type": "array", "items": { "type": "integer" } } },
              "email": { "type": "string", "format": "email", "pattern": "^[^@]+@[^@]+$" },
              "ratio": { "type": "number", "format": "double", "multipleOf": 0.00001, "minimum": 1e-29 },
              "page": { "type": "string", "format": "uri" }
            } } } }
            """;
        var builder = new CallBuilder(PlanReader.Read(Plan, "sample.plan.json").Model!);
        var lines = new JsonArray([.. Enumerable.Range(0, 40).Select(i => new JsonObject { ["sku"] = "sku-" + i, ["price"] = i + 0.5m })]);
        var call = builder.Build(PlanCompilation.Of(Plan).Load(), "Sample.SamplePlan", 0, new JsonObject
        {
            ["lines"] = lines,
            ["seats"] = JsonNode.Parse("[[1],[2],[1,2],[2,1],[]]"),
            ["email"] = "ada@example.com",
            ["ratio"] = 0.00007,
            ["page"] = "https://example.com/",
        });

        Assert.Equal(0L, AllocatedByCall.MakeGenericMethod(call.GetType()).Invoke(null, [call]));
    }

    /// <summary>The bytes of many calls, after others that run what runs once.</summary>
    private static long AllocatedBy<TCall>(TCall call)
        where TCall : struct, ICall
    {
        var space = new byte[4096];
        CheckAndWrite(call, space);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
            CheckAndWrite(call, space);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void CheckAndWrite<TCall>(in TCall call, byte[] space)
        where TCall : struct, ICall
    {
        var violations = new ViolationCollector(TCall.Kind);
        call.Validate(ref violations);
        Assert.Null(violations.Found);
        var writer = new CallWriter(space);
        call.Write(ref writer);
        Assert.False(writer.Overflowed);
    }
}
