using Microsoft.CodeAnalysis.CodeFixes;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.Analyzers.Lock;
using TrackingPlan.Generator.CodeFixes;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Analysis.Tests.Fixes;

/// <summary>The fixes that begin in a file that is no C#.</summary>
public sealed class LockFixTests
{
    private const string Before = """{ "name": "Shop", "events": { "Order Completed": { "properties": { "total": { "type": "number" } } } } }""";
    private const string After = """{ "name": "Shop", "events": { "Order Completed": { "properties": { "total": { "type": "string" }, "note": {} } } } }""";

    [Theory]
    [InlineData("\n", FixAllScope.Project)]
    [InlineData("\r\n", FixAllScope.Solution)]
    public async Task The_lock_is_written_anew_with_its_own_line_breaks(string lineBreak, FixAllScope scope)
    {
        (string, string)[] files = [("/app/test.plan.json", After), ("/app/test.plan.lock", Locked(Before).Replace("\n", lineBreak))];
        var one = await FileFix.FixFirstAsync(new LockAnalyzer(), new UpdateLockFix(), files);
        var all = await FileFix.FixAllAsync(new LockAnalyzer(), new UpdateLockFix(), scope, frameworks: 1, files);

        Assert.Equal(Locked(After).Replace("\n", lineBreak), one["/app/test.plan.lock"].ToString());
        Assert.Equal(Locked(After).Replace("\n", lineBreak), all["/app/test.plan.lock"].ToString());
        Assert.Equal(After, all["/app/test.plan.json"].ToString());
    }

    [Fact]
    public async Task An_unreadable_lock_is_written_anew_too()
    {
        var fixedFiles = await FileFix.FixAllAsync(
            new LockAnalyzer(), new UpdateLockFix(), FixAllScope.Project, frameworks: 1, ("/app/test.plan.json", Before), ("/app/test.plan.lock", "<<<<<<<\n" + Locked(Before)));
        Assert.Equal(Locked(Before), fixedFiles["/app/test.plan.lock"].ToString());
    }

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Stale_lines_of_the_baseline_are_deleted(FixAllScope scope)
    {
        (string, string)[] files =
        [
            ("/app/test.plan.json", Before),
            ("/app/tracking-plan.baseline", "# ours\r\nCode.cs | C.M | A\r\n\r\nCode.cs | C.M | B"),
        ];
        var one = await FileFix.FixFirstAsync(new StaleBaselineAnalyzer(), new DropBaselineLineFix(), files);
        var all = await FileFix.FixAllAsync(new StaleBaselineAnalyzer(), new DropBaselineLineFix(), scope, frameworks: 1, files);

        Assert.Equal("# ours\r\n\r\nCode.cs | C.M | B", one["/app/tracking-plan.baseline"].ToString());
        Assert.Equal("# ours\r\n\r\n", all["/app/tracking-plan.baseline"].ToString());
    }

    private static string Locked(string plan) => PlanLock.Write(PlanReader.Read(plan, "test.plan.json").Model!);
}
