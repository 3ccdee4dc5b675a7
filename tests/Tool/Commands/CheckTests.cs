using System.Text;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

public class CheckTests
{
    private const string Plan = """
        {
          "name": "Shop",
          "naming": { "events": "Title Case" },
          "events": {
            "Order Placed": {
              "description": "A customer pays.",
              "owner": "shop",
              "user": "custmer_id",
              "properties": {
                "customer_id": { "type": "string" },
                "amount": { "type": "nmber" },
            	"email": { "type": "string", "default": 1 }
              },
              "required": ["amonut"]
            }
          },
        }
        """;

    [Fact]
    public async Task Every_format_says_what_is_wrong_and_where()
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", Plan);
        var text = new StringBuilder();
        var person = await folder.ShowAsync("check");
        text.Append($"=== exit code {person.ExitCode}\n=== terminal\n{person.Output}");
        foreach (var format in CheckFormats.Names)
        {
            var result = await folder.RunAsync("check", "--format", format);
            Assert.Equal("", result.Error);
            text.Append($"=== {format}\n{result.Output}");
        }

        Golden.Matches("check.txt", text.ToString().Replace("\"semanticVersion\": \"" + ToolInfo.Version, "\"semanticVersion\": \"0", StringComparison.Ordinal));
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
