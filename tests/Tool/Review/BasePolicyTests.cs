using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Review;

/// <summary>Whose word counts when a change alters what judges it too: real repositories, a branch beside main.</summary>
public class BasePolicyTests
{
    private const string Plan = """{ "name": "Shop", "events": { "Order Placed": { "properties": { "id": { "type": "string" } } } } }""";
    private const string Broken = """{ "name": "Shop", "events": {} }""";
    private const string Policy = "tracking-plan.policy.json";

    public static TheoryData<string, string> Weaker => new()
    {
        { """{ "failOn": "none" }""", "failOn is none, was any" },
        { """{ "rules": { "EVENT_REMOVED": { "code": "none", "data": "warning" } } }""", "EVENT_REMOVED for code is none, was the rule's own; EVENT_REMOVED for data is warning, was the rule's own" },
        { """{ "unstable": ["*"] }""", "'*' is on trial" },
    };

    [Theory]
    [MemberData(nameof(Weaker))]
    public async Task A_change_does_not_write_its_own_gate(string policy, string told)
    {
        using var git = await Branch(null);
        await git.CommitAsync(Policy, policy);
        foreach (var command in new[] { "review", "diff" })
        {
            foreach (var head in new[] { "git:HEAD", "app.plan.json" })
            {
                var result = await git.RunAsync(command, "git:main", head, "--format", "text");
                Assert.Equal((ExitCode.Breaking, ""), (result.ExitCode, result.Error));
                Assert.Contains($"note: This change alters {Policy}: {told}. The policy of git:main has judged this review; the new one counts once it is merged.\n", result.Output, StringComparison.Ordinal);
            }
        }

        // The line is in every format, also where it is not the branch's commit that is checked out.
        await git.GitAsync("switch", "--quiet", "main");
        foreach (var format in new[] { "markdown", "json", "sarif", "junit", "github", "gitlab" })
        {
            var result = await git.RunAsync("review", "git:main", "git:topic", "--format", format);
            Assert.Equal(ExitCode.Breaking, result.ExitCode);
            Assert.Contains("This change alters tracking", result.Output, StringComparison.Ordinal);
        }

        // Once merged, it counts.
        await git.GitAsync("merge", "--quiet", "topic");
        await git.GitAsync("switch", "--quiet", "--create", "next");
        await git.CommitAsync("app.plan.json", Plan);
        var next = await git.RunAsync("review", "git:HEAD", "git:main", "--format", "text");
        Assert.DoesNotContain("This change alters", next.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_of_the_base_counts_also_when_it_came_after_the_branch()
    {
        using var git = await Branch(null);
        await git.GitAsync("switch", "--quiet", "main");
        await git.CommitAsync(Policy, """{ "failOn": "none" }""");
        await git.GitAsync("switch", "--quiet", "topic");
        var result = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text");
        Assert.Equal(ExitCode.Clean, result.ExitCode);
        Assert.DoesNotContain("This change alters", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_is_taken_away_or_broken_does_not_open_the_gate()
    {
        using var git = await Branch("""{ "rules": { "DESCRIPTION_CHANGED": { "data": "breaking" } } }""");
        await git.CommitAsync("app.plan.json", """{ "name": "Shop", "events": { "Order Placed": { "description": "Paid.", "properties": { "id": { "type": "string" } } } } }""");
        await git.GitAsync("rm", "--quiet", Policy);
        await git.CommitAsync("README.md", "Less.");
        var gone = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text");
        Assert.Equal((ExitCode.Breaking, ""), (gone.ExitCode, gone.Error));
        Assert.Contains("DESCRIPTION_CHANGED for data is the rule's own, was breaking", gone.Output, StringComparison.Ordinal);

        await git.CommitAsync(Policy, """{ "failOn": 7 }""");
        var broken = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text");
        Assert.Equal((ExitCode.BadInput, $"tracking-plan: {Policy}(1): \"failOn\" expects one of any, code, data, none, and is the number 7.\n"), (broken.ExitCode, broken.Error));
    }

    [Fact]
    public async Task A_broken_policy_of_the_base_can_be_mended_and_judges_strictly_until_then()
    {
        using var git = await Branch("""{ "failOn": 7 }""");
        var stuck = await git.RunAsync("review", "git:main", "git:HEAD");
        Assert.Equal((ExitCode.BadInput, $"tracking-plan: git:main: {Policy}(1): \"failOn\" expects one of any, code, data, none, and is the number 7.\n"), (stuck.ExitCode, stuck.Error));
        await git.CommitAsync(Policy, """{ "failOn": "none" }""");
        var mended = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text");
        Assert.Equal((ExitCode.Breaking, ""), (mended.ExitCode, mended.Error));
        Assert.Contains("Without it, every break fails.", mended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_policy_of_the_repository_is_the_bases_and_one_from_outside_is_as_it_is()
    {
        using var git = await Branch(null);
        await git.CommitAsync("config/lax.json", """{ "failOn": "none" }""");
        var inside = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text", "--policy", "config/lax.json");
        Assert.Equal(ExitCode.Breaking, inside.ExitCode);
        Assert.Contains("note: This change alters config/lax.json: failOn is none, was any.", inside.Output, StringComparison.Ordinal);
        using var own = new ToolFolder();
        var outside = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text", "--policy", own.Write("lax.json", """{ "failOn": "none" }"""));
        Assert.Equal(ExitCode.Clean, outside.ExitCode);
        var missing = await git.RunAsync("review", "git:main", "git:HEAD", "--policy", "none.json");
        Assert.Equal((ExitCode.BadInput, "tracking-plan: none.json: there is no such file.\n"), (missing.ExitCode, missing.Error));
    }

    /// <summary>The allow file of the head counts: a change says itself that its break is meant. Its new lines are lines of the review.</summary>
    [Fact]
    public async Task An_accepted_change_names_its_line()
    {
        using var git = await Branch(null);
        var breaking = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text");
        var fingerprint = breaking.Output[(breaking.Output.IndexOf('[', StringComparison.Ordinal) + 1)..][..12];
        await git.CommitAsync("tracking-plan.allow", $"# why\n{fingerprint} 2027-03-31 Nobody reads it\n");
        var accepted = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text");
        Assert.Equal(ExitCode.Clean, accepted.ExitCode);
        Assert.Contains($"note: This change adds line 2 of tracking-plan.allow: {fingerprint} is accepted until 2027-03-31: Nobody reads it\n", accepted.Output, StringComparison.Ordinal);
        var annotations = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "github");
        Assert.Contains("::warning file=tracking-plan.allow,line=2", annotations.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_behind_main_is_compared_with_where_it_began()
    {
        using var git = await Branch(null);
        await git.CommitAsync("app.plan.json", Plan.Replace("{ \"Order Placed\"", "{ \"Cart Left\": {}, \"Order Placed\"", StringComparison.Ordinal));
        await git.GitAsync("switch", "--quiet", "main");
        await git.CommitAsync("app.plan.json", Plan.Replace("{ \"Order Placed\"", "{ \"Cart Emptied\": {}, \"Order Placed\"", StringComparison.Ordinal));
        await git.GitAsync("switch", "--quiet", "topic");

        var review = await git.RunAsync("review", "git:main", "git:HEAD", "--format", "text");
        Assert.Equal(ExitCode.Clean, review.ExitCode);
        Assert.Matches(@"git:main \(merge base [0-9a-f]{12}\) -> git:HEAD: 1 harmless\n$", review.Output);
        Assert.Equal(ExitCode.Clean, (await git.RunAsync("diff", "git:main", "app.plan.json", "--merge-base")).ExitCode);
        var tips = await git.RunAsync("diff", "git:main", "git:HEAD");
        Assert.Equal(ExitCode.Breaking, tips.ExitCode);
        Assert.Contains("Cart Emptied", tips.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Breaking, (await git.RunAsync("review", "git:main", "git:HEAD", "--merge-base", "false")).ExitCode);

        await git.GitAsync("switch", "--quiet", "--orphan", "alone");
        await git.CommitAsync("app.plan.json", Plan + "\n"); // the same at the same second would be the same commit
        var alone = await git.RunAsync("review", "git:main", "git:HEAD");
        Assert.Equal(
            (ExitCode.BadInput, "tracking-plan: git:main and git:HEAD have no commit in common here; a shallow clone lacks it: fetch more (git fetch --unshallow), or compare the two as they are (--merge-base false).\n"),
            (alone.ExitCode, alone.Error));
    }

    /// <summary>main with a plan, and a policy if there is one, and the branch topic that takes the event away.</summary>
    private static async Task<GitFolder> Branch(string? policy)
    {
        var git = await GitFolder.CreateAsync();
        await git.CommitAsync("app.plan.json", Plan);
        if (policy is not null)
            await git.CommitAsync(Policy, policy);
        await git.GitAsync("switch", "--quiet", "--create", "topic");
        await git.CommitAsync("app.plan.json", Broken);
        return git;
    }
}
