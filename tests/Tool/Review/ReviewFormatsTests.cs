using System.Text;
using TrackingPlan.Tool.Output;

namespace TrackingPlan.Tool.Tests.Review;

public class ReviewFormatsTests
{
    /// <summary>Nothing; only harmless; only to look at; some of everything; one edit that changes several properties; text that tries to break out.</summary>
    private static readonly string[] Pairs = ["no-change", "TITLE_CHANGED", "ENUM_VALUE_ADDED", "several-at-once", "shared-definition", "hostile-names"];

    public static TheoryData<string> Formats => ["terminal", .. ReviewFormats.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_format_says_what_was_reviewed(string format)
    {
        var text = new StringBuilder();
        foreach (var name in Pairs)
        {
            using var folder = new ToolFolder();
            PlanPair.Of(name).WriteTo(folder);
            var result = format == "terminal"
                ? await folder.ShowAsync("diff", "old/app.plan.json", "app.plan.json")
                : await folder.RunAsync("review", "old/app.plan.json", "app.plan.json", "--format", format);
            Assert.Equal("", result.Error);
            text.Append($"=== {name}, exit code {result.ExitCode}\n{result.Output}");
        }

        GoldenOutput.Matches("review." + format, text.ToString());
    }
}
