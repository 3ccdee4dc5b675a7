using TrackingPlan.Language.Schemas.Formats;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>The table of formats in docs/schema-support.md says what the judge does.</summary>
public sealed class FormatTableTests
{
    private static List<string[]> Rows { get; } =
    [
        .. Repository.Read("docs/schema-support.md").Split('\n')
            .SkipWhile(line => line != "## Formats").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split(" | ")),
    ];

    [Fact]
    public void Every_format_has_its_row() => Assert.Equal(JsonFormats.Names, Rows.Select(row => row[0].Split('`')[1]));

    [Fact]
    public void What_is_accepted_and_refused_is_so()
    {
        foreach (var row in Rows)
        {
            var check = JsonFormats.Find(row[0].Split('`')[1])!;
            Assert.All(Examples(row[2]), text => Assert.True(check(text), $"{row[0]} refuses '{text}'"));
            Assert.All(Examples(row[3]), text => Assert.False(check(text), $"{row[0]} accepts '{text}'"));
        }
    }

    private static List<string> Examples(string cell)
    {
        var examples = cell.Split('`').Where((_, index) => index % 2 == 1).ToList();
        Assert.NotEmpty(examples);
        return examples;
    }
}
