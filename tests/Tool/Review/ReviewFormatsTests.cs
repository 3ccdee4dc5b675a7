using System.Text;
using TrackingPlan.Language.Changes;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Review;

public class ReviewFormatsTests
{
    public static TheoryData<string> Pairs => [.. PlanPair.Names];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_format_says_what_was_reviewed(string name)
    {
        using var folder = new ToolFolder();
        PlanPair.Load(name).WriteTo(folder);
        var text = new StringBuilder();
        var person = await folder.ShowAsync("diff", "old/app.plan.json", "app.plan.json");
        text.Append($"=== exit code {person.ExitCode}\n=== terminal\n{person.Output}");
        foreach (var format in ReviewFormats.Names)
        {
            var result = await folder.RunAsync("review", "old/app.plan.json", "app.plan.json", "--format", format);
            Assert.Equal("", result.Error);
            Assert.Equal(person.ExitCode, result.ExitCode);
            text.Append($"=== {format}\n{result.Output}");
        }

        Golden.Matches(name + ".txt", text.ToString().Replace("\"semanticVersion\": \"" + ToolInfo.Version, "\"semanticVersion\": \"0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_rule_has_a_pair_that_shows_it()
    {
        var shown = new HashSet<string>();
        foreach (var pair in PlanPair.Names.Select(PlanPair.Load).Where(pair => pair.Rule is not null))
        {
            using var folder = new ToolFolder();
            pair.WriteTo(folder);
            var result = await folder.RunAsync("diff", "old/app.plan.json", "app.plan.json");
            Assert.Contains($" {pair.Rule}: ", result.Output, StringComparison.Ordinal);
            shown.Add(pair.Rule!);
        }

        Assert.Equal(ChangeRules.All.Select(rule => rule.Id).Order(), shown.Order());
    }
}
