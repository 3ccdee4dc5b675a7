using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

public class LockTests
{
    [Fact]
    public async Task Members_of_a_union_that_differ_in_words_alone_are_one()
    {
        using var folder = new ToolFolder();
        folder.Write("a.plan.json", """
            { "name": "x", "events": { "E": { "properties": { "p": { "anyOf": [
              { "type": "array", "items": { "type": "string", "description": "one" } }, { "type": "array", "items": { "type": "string" } } ] } } } } }
            """);
        Assert.Equal(0, (await folder.RunAsync("lock")).ExitCode);
        Assert.Contains("\"p\" optional {\"type\":\"array\",\"items\":{\"type\":\"string\"}}\n", folder.Read("a.plan.lock"), StringComparison.Ordinal);
        Assert.Equal(0, (await folder.RunAsync("lock", "--check")).ExitCode);
    }

    [Fact]
    public async Task Lock_writes_the_contract_beside_the_plan_and_check_compares_it()
    {
        using var folder = new ToolFolder();
        folder.Write("plans/app.plan.json", """{ "name": "Shop", "events": { "Order Placed": { "properties": { "amount": { "type": "number" } } } } }""");

        var missing = await folder.RunAsync("lock", "--check");
        Assert.Equal(ExitCode.Breaking, missing.ExitCode);
        Assert.Equal("plans/app.plan.lock is missing; 'tracking-plan lock' writes it.\n", missing.Output);

        Assert.Equal("plans/app.plan.lock written.\n", (await folder.RunAsync("lock")).Output);
        Assert.Contains("track \"Order Placed\" \"amount\" optional", folder.Read("plans/app.plan.lock"), StringComparison.Ordinal);

        var fresh = await folder.RunAsync("lock", "--check");
        Assert.Equal(ExitCode.Clean, fresh.ExitCode);

        folder.Write("plans/app.plan.json", """{ "name": "Shop", "events": {} }""");
        Assert.Equal(ExitCode.Breaking, (await folder.RunAsync("lock", "--check")).ExitCode);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_leaves_its_lock_alone()
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", "{ broken");
        folder.Write("app.plan.lock", "old");
        Assert.Equal(ExitCode.BadInput, (await folder.RunAsync("lock")).ExitCode);
        Assert.Equal("old", folder.Read("app.plan.lock"));
    }
}
