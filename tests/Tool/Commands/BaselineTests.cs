namespace TrackingPlan.Tool.Tests.Commands;

public class BaselineTests
{
    /// <summary>As the compiler writes a report of the analyzers, with the path as it does.</summary>
    private static string Log(ToolFolder folder, params (string File, string Member, string Event)[] calls) =>
        $$"""
        { "version": "2.1.0", "runs": [ { "results": [
          {{string.Join(",", calls.Select(call => Result(folder, call.File, call.Member, call.Event)))}},
          { "ruleId": "CS0168", "message": { "text": "unused" }, "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "A.cs" }, "region": { "startLine": 1 } } } ] }
        ] } ] }
        """;

    [Fact]
    public async Task The_untyped_calls_of_a_build_become_entries_once_and_sorted()
    {
        using var folder = new ToolFolder();
        folder.Write("src/Shop/Shop.csproj", "");
        folder.Write("build.sarif", Log(
            folder,
            ("src/Shop/Cart.cs", "Shop.Cart.Leave", "Cart Left"),
            ("src/Shop/Buy it.cs", "Shop.Buy.Now", "Order | Placed"),
            ("src/Shop/Cart.cs", "Shop.Cart.Leave", "Cart Left"),
            ("src/Other.cs", "Other.Run", "*")));

        var result = await folder.RunAsync("baseline", "--build-log", "build.sarif", "--output", "src/Shop/tracking-plan.baseline");

        Assert.Equal("src/Shop/tracking-plan.baseline written: 3 added.\n", result.Output);
        Assert.Equal(
            """
            # Untyped calls that are known and accepted: file | member | event. New ones are reported; delete a line when its call is gone.
            ../Other.cs | Other.Run | *
            Buy it.cs | Shop.Buy.Now | Order | Placed
            Cart.cs | Shop.Cart.Leave | Cart Left

            """,
            folder.Read("src/Shop/tracking-plan.baseline"));
    }

    [Fact]
    public async Task What_the_baseline_holds_already_stays_where_it_is()
    {
        using var folder = new ToolFolder();
        const string Before = "# ours\nA.cs | A.B | X\n\n# the old shop\nZ.cs | Z.B | X\n";
        folder.Write("tracking-plan.baseline", Before);
        folder.Write("build.sarif", Log(folder, ("A.cs", "A.B", "X")));
        Assert.Equal("No new untyped call in the log; nothing written.\n", (await folder.RunAsync("baseline", "--build-log", "build.sarif")).Output);
        Assert.Equal(Before, folder.Read("tracking-plan.baseline"));

        folder.Write("build.sarif", Log(folder, ("M.cs", "M.B", "X")));
        await folder.RunAsync("baseline", "--build-log", "build.sarif");
        Assert.Equal("# ours\nA.cs | A.B | X\n\n# the old shop\nM.cs | M.B | X\nZ.cs | Z.B | X\n", folder.Read("tracking-plan.baseline"));
    }

    private static string Result(ToolFolder folder, string file, string member, string name) =>
        $$"""
        {
          "ruleId": "TRK2001", "level": "warning", "message": { "text": "untyped" },
          "locations": [ { "physicalLocation": {
            "artifactLocation": { "uri": "{{new Uri(Path.Combine(folder.Path, file)).AbsoluteUri}}" },
            "region": { "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9 } } } ],
          "properties": { "warningLevel": 1, "customProperties": { "Event": "{{name}}", "Member": "{{member}}" } }
        }
        """;
}
