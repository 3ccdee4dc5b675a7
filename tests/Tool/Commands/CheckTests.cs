using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

public class CheckTests
{
    /// <summary>An error, a warning of a line with a tab, one of two places, and something to know.</summary>
    private const string Plan = """
        {
          "name": "Shop",
          "events": {
            "Order Placed": {
              "description": "A customer pays.",
              "owner": "shop",
              "properties": {
                "amount": { "type": "nmber" },
            	"channel": { "type": "string", "default": 1 }
              },
              "owner": "shop"
            },
            "Cart Left": { "description": "A customer goes." }
          }
        }
        """;

    public static TheoryData<string> Formats => ["terminal", .. CheckFormats.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_format_says_what_is_wrong_and_where(string format)
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", Plan);
        var result = format == "terminal" ? await folder.ShowAsync("check") : await folder.RunAsync("check", "--format", format);
        Assert.Equal("", result.Error);
        GoldenOutput.Matches("check." + format, $"=== exit code {result.ExitCode}\n{result.Output}");
    }

    [Fact]
    public async Task The_referral_plan_is_clean()
    {
        var result = await Tool.RunAsync(Repository.Root, "check", "tracking-plan/referral.plan.json", "--fail-on", "warning");
        Assert.Equal("1 plan checked: 0 errors, 0 warnings, 0 to know\n", result.Output);
        Assert.Equal(ExitCode.Clean, result.ExitCode);
    }

    [Theory]
    [InlineData("error", ExitCode.Clean)]
    [InlineData("warning", ExitCode.Breaking)]
    [InlineData("info", ExitCode.Breaking)]
    public async Task Fail_on_sets_the_least_severity_that_fails(string severity, int exitCode)
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", """{ "events": {}, "evnts": {} }""");
        Assert.Equal(exitCode, (await folder.RunAsync("check", "--fail-on", severity)).ExitCode);
    }

    [Fact]
    public async Task Without_a_name_every_plan_below_is_checked_but_no_build_output()
    {
        using var folder = new ToolFolder();
        folder.Write("a.plan.json", """{ "events": {} }""");
        folder.Write("deep/b.plan.json", """{ "events": {} }""");
        folder.Write("bin/c.plan.json", "broken");
        folder.Write("node_modules/x/d.plan.json", "broken");
        Assert.Equal("2 plans checked: 0 errors, 0 warnings, 0 to know\n", (await folder.RunAsync("check")).Output);
    }
}
