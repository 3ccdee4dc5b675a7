using System.Text.RegularExpressions;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>Plans straight from commits of real repositories.</summary>
public partial class GitTests
{
    private const string Plan = """
        {
          "name": "Shop",
          "events": {
            "Order Placed": { "properties": { "amount": { "type": "number" } } },
            "Order Refunded": { "properties": { "amount": { "type": "number" } } }
          }
        }
        """;

    [Fact]
    public async Task Review_of_a_branch_prints_the_comment()
    {
        using var git = await GitFolder.CreateAsync();
        await git.CommitAsync("plans/shop.plan.json", Plan);
        await git.GitAsync("switch", "--quiet", "--create", "less");
        await git.CommitAsync("plans/shop.plan.json", Plan.Replace("Order Refunded", "Cart Left", StringComparison.Ordinal));

        var result = await git.RunAsync("review", "git:main", "git:HEAD");

        Assert.Equal("", result.Error);
        Assert.Equal(ExitCode.Breaking, result.ExitCode);
        Assert.StartsWith("<!-- tracking-plan-review: plans/shop.plan.json -->\n### ❌ Tracking plan: 1 change breaks code, 1 breaks data, 1 harmless\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("| ❌ | Event <code>Order Refunded</code> was removed |", result.Output, StringComparison.Ordinal);
        Assert.Contains("<code>git&#58;main</code> → <code>git&#58;HEAD</code>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fingerprints_survive_a_rebase()
    {
        using var git = await GitFolder.CreateAsync();
        await git.CommitAsync("shop.plan.json", Plan);
        await git.GitAsync("switch", "--quiet", "--create", "topic");
        await git.CommitAsync("shop.plan.json", Plan.Replace("\"Order Refunded\": { \"properties\": { \"amount\": { \"type\": \"number\" } } }", "\"Order Refunded\": {}", StringComparison.Ordinal));
        var before = await Fingerprints(git, "main");

        // Meanwhile main grows lines above, below and in the file's head.
        await git.GitAsync("switch", "--quiet", "main");
        await git.CommitAsync("shop.plan.json", Plan.Replace("\"name\": \"Shop\",", "\"name\": \"Shop\",\n\n  \"description\": \"All of it.\",\n", StringComparison.Ordinal));
        await git.GitAsync("switch", "--quiet", "topic");
        await git.GitAsync("rebase", "--quiet", "main");

        Assert.NotEmpty(before);
        Assert.Equal(before, await Fingerprints(git, "main"));
    }

    [Fact]
    public async Task The_plan_of_a_commit_may_be_named_by_its_path()
    {
        using var git = await GitFolder.CreateAsync();
        await git.CommitAsync("a.plan.json", Plan);
        await git.CommitAsync("deep/b.plan.json", Plan);
        var ambiguous = await git.RunAsync("diff", "git:HEAD", "a.plan.json");
        Assert.Equal(ExitCode.BadInput, ambiguous.ExitCode);
        Assert.Equal("tracking-plan: git:HEAD holds 2 plans; say which: git:HEAD:a.plan.json, git:HEAD:deep/b.plan.json.\n", ambiguous.Error);

        var named = await git.RunAsync("diff", "git:HEAD:deep/b.plan.json", "a.plan.json");
        Assert.Equal(ExitCode.Clean, named.ExitCode);
        var relative = await Tool.RunAsync(Path.Combine(git.Path, "deep"), "diff", "git:HEAD:./b.plan.json", "b.plan.json");
        Assert.Equal(ExitCode.Clean, relative.ExitCode);
    }

    [Theory]
    [InlineData("git:--output=owned")]
    [InlineData("git:-h")]
    [InlineData("git:nowhere")]
    [InlineData("git:$(touch owned)")]
    [InlineData("git:`touch owned`;touch owned")]
    [InlineData("git:HEAD:--textconv")]
    [InlineData("git:")]
    public async Task A_reference_is_only_ever_a_reference(string source)
    {
        using var git = await GitFolder.CreateAsync();
        await git.CommitAsync("a.plan.json", Plan);
        var result = await git.RunAsync("diff", source, "a.plan.json");
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.StartsWith("tracking-plan: git:", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["a.plan.json"], Directory.EnumerateFiles(git.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Outside_of_a_repository_the_message_says_so()
    {
        using var folder = new ToolFolder();
        folder.Write("a.plan.json", Plan);
        var result = await folder.RunAsync("diff", "git:main", "a.plan.json");
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal($"tracking-plan: git:main: {folder.Path} is in no git repository.\n", result.Error);
    }

    private static async Task<IReadOnlyList<string>> Fingerprints(GitFolder git, string against)
    {
        var result = await git.RunAsync("diff", "git:" + against, "git:HEAD");
        return [.. Fingerprint().Matches(result.Output).Select(match => match.Value)];
    }

    [GeneratedRegex(@"\[[0-9a-f]{12}\]")]
    private static partial Regex Fingerprint();
}
