namespace TrackingPlan.Tool.Tests.Commands;

public class LockTests
{
    [Fact]
    public async Task Lock_writes_the_contract_beside_the_plan_and_check_compares_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("plans/app.plan.json", """{ "name": "Shop", "events": { "Order Placed": { "properties": { "amount": { "type": "number" } } } } }""");

        var missing = await Tool.RunAsync(folder.Path, "lock", "--check");
        Assert.Equal(ExitCode.Breaking, missing.ExitCode);
        Assert.Equal("plans/app.plan.lock is missing; 'tracking-plan lock' writes it.\n", missing.Output);

        Assert.Equal("plans/app.plan.lock written.\n", (await Tool.RunAsync(folder.Path, "lock")).Output);
        Assert.Contains("track \"Order Placed\" \"amount\" optional", folder.Read("plans/app.plan.lock"), StringComparison.Ordinal);

        var fresh = await Tool.RunAsync(folder.Path, "lock", "--check");
        Assert.Equal(ExitCode.Clean, fresh.ExitCode);

        folder.Write("plans/app.plan.json", """{ "name": "Shop", "events": {} }""");
        Assert.Equal(ExitCode.Breaking, (await Tool.RunAsync(folder.Path, "lock", "--check")).ExitCode);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_leaves_its_lock_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("app.plan.json", "{ broken");
        folder.Write("app.plan.lock", "old");
        Assert.Equal(ExitCode.BadInput, (await Tool.RunAsync(folder.Path, "lock")).ExitCode);
        Assert.Equal("old", folder.Read("app.plan.lock"));
    }
}
