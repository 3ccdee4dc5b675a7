using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

public class HelpTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("diff")]
    [InlineData("review")]
    [InlineData("rules")]
    [InlineData("lock")]
    [InlineData("baseline")]
    public async Task Help_ends_with_examples_of_the_command(string command)
    {
        var result = await Tool.RunAsync(Repository.Root, command, "--help");
        Assert.Equal(ExitCode.Clean, result.ExitCode);
        Assert.Contains($"Examples:\n  tracking-plan {command}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_one_line() => Assert.Equal(ToolInfo.Version + "\n", (await Tool.RunAsync(Repository.Root, "--version")).Output);

    [Fact]
    public async Task Formats_are_completed()
    {
        var result = await Tool.RunAsync(Repository.Root, "[suggest:14]", "diff --format ");
        Assert.Equal(ReviewFormats.Names.Order(), result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(ReviewFormats.Names.Contains).Order());
    }

    [Fact]
    public void The_page_of_the_rules_is_what_the_tool_says()
    {
        using var page = new StringWriter();
        RuleList.WriteMarkdown(page);
        Assert.Equal(Repository.Read("docs/change-rules.md"), page.ToString());
    }
}
