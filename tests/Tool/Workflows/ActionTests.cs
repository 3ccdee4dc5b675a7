using System.Text.RegularExpressions;
using System.Xml.Linq;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Workflows;

/// <summary>action.yml and the jobs of docs/pull-requests.md, run without their services: their own scripts in a real shell and a real repository.</summary>
public sealed partial class ActionTests(ToolFeed feed) : IClassFixture<ToolFeed>
{
    private const string Plan = """{ "name": "Shop", "events": { "Order Placed": { "version": 1, "properties": { "id": { "type": "string" } } }, "Cart Left": {} } }""";
    private const string Broken = """{ "name": "Shop", "events": { "Order Placed": { "version": 1, "properties": { "id": { "type": "integer" } } }, "Cart Left": {} } }""";
    private const string Longer = """{ "name": "Shop", "events": { "Order Placed": { "version": 1, "properties": { "id": { "type": "string" } } }, "Cart Left": {}, "Cart Filled": {} } }""";

    [Fact]
    public void Each_input_of_the_action_is_used_and_each_used_is_declared()
    {
        var action = ActionRunner.Action;
        var declared = action.At("inputs").Members().Select(input => input.Key);
        var used = UsedInputs().Matches(Repository.Read("action.yml")).Select(match => match.Groups[1].Value).Distinct();
        Assert.Equal(declared.Order(), used.Order());
        var steps = action.At("runs").At("steps").Items().ToList();
        Assert.All(steps, step => Assert.DoesNotContain("${{", step.At("run").Text(), StringComparison.Ordinal));
        var ids = steps.Where(step => step.At("id") is not null).Select(step => step.At("id").Text());
        Assert.All(action.At("outputs").Members(), output => Assert.Contains(ids, id => output.Value.At("value").Text().Contains($"steps.{id}.outputs.{output.Key}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_documented_workflow_gives_the_action_what_it_takes()
    {
        var steps = Yaml.InPage("docs/pull-requests.md", "GitHub").At("jobs").At("review").At("steps").Items();
        var use = Assert.Single(steps, step => step.At("uses").Text().StartsWith("tracking-plan/", StringComparison.Ordinal));
        var inputs = ActionRunner.Action.At("inputs").Members().Select(input => input.Key);
        Assert.All(use.At("with").Members(), with => Assert.Contains(with.Key, inputs));
    }

    [Fact]
    public async Task A_pull_request_gets_one_comment_that_follows_it()
    {
        using var git = await Branch(Broken);
        using var folder = new ToolFolder();
        await using var github = await StandInGitHub.StartAsync();
        var runner = new ActionRunner(folder, git.Path);
        await github.ServeAsync(runner, folder);
        runner.Context["github.event.pull_request.base.sha"] = (await git.GitAsync("rev-parse", "main")).Trim();

        // Someone quotes the comment: theirs stays theirs.
        github.Comments[2] = "<!-- tracking-plan-review: app.plan.json -->\n> It says that this breaks?";
        github.Authors[2] = "mona";
        github.Comments[3] = "<!-- tracking-plan-review: other.plan.json -->\nAnother plan's.";

        var breaking = await RunAsync(runner, ("sarif", "plan.sarif"));
        Assert.True(breaking.ExitCode == ExitCode.Breaking, breaking.Output + breaking.Error);
        Assert.Contains("::error file=app.plan.json,line=1", breaking.Output, StringComparison.Ordinal);
        Assert.Equal("100", runner.Context["steps.review.outputs.exit-code"]);
        Assert.Contains("PROPERTY_TYPE_CHANGED", github.Comments[4], StringComparison.Ordinal);
        Assert.Equal(github.Comments[4], runner.Summary);
        Assert.Contains("\"2.1.0\"", File.ReadAllText(Path.Combine(git.Path, "plan.sarif")), StringComparison.Ordinal);

        // The next push repairs the plan: the same comment says so. The tool is there already, as on a runner that is kept.
        await git.CommitAsync("app.plan.json", Longer);
        var repaired = await RunAsync(runner);
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.Equal([1, 2, 3, 4], github.Comments.Keys);
        Assert.Equal("Looks good!", github.Comments[1]);
        Assert.EndsWith("> It says that this breaks?", github.Comments[2], StringComparison.Ordinal);
        Assert.EndsWith("Another plan's.", github.Comments[3], StringComparison.Ordinal);
        Assert.Contains("EVENT_ADDED", github.Comments[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_say_what_fails_and_whether_to_comment_and_are_never_part_of_a_script()
    {
        using var git = await Branch(Broken);
        using var folder = new ToolFolder();
        await using var github = await StandInGitHub.StartAsync();
        var runner = new ActionRunner(folder, git.Path);
        await github.ServeAsync(runner, folder);

        var tolerant = await RunAsync(runner, ("base", "main"), ("fail-on", "none"), ("comment", "false"), ("plan", "app.plan.json"));
        Assert.True(tolerant.ExitCode == 0, tolerant.Output + tolerant.Error);
        Assert.Single(github.Comments);
        Assert.Contains("PROPERTY_TYPE_CHANGED", runner.Summary, StringComparison.Ordinal);

        var hostile = await RunAsync(runner, ("base", "main"), ("plan", "\"; touch evil; $(touch evil)`touch evil`"));
        Assert.Equal(ExitCode.BadInput, hostile.ExitCode);
        Assert.False(File.Exists(Path.Combine(git.Path, "evil")));
        Assert.Single(github.Comments);
    }

    [Fact]
    public async Task Several_plans_each_have_their_comment()
    {
        using var git = await Branch(Broken);
        await git.CommitAsync("deep/other.plan.json", Plan);
        await git.CommitAsync("deep/other.plan.json", Longer);
        using var folder = new ToolFolder();
        await using var github = await StandInGitHub.StartAsync();
        var runner = new ActionRunner(folder, git.Path);
        await github.ServeAsync(runner, folder);
        runner.Context["github.event.pull_request.base.sha"] = (await git.GitAsync("rev-parse", "HEAD~1")).Trim();
        for (var push = 0; push < 2; push++)
        {
            foreach (var plan in new[] { "app.plan.json", "deep/other.plan.json" })
            {
                var result = await RunAsync(runner, ("plan", plan));
                Assert.True(result.ExitCode == 0, result.Output + result.Error);
            }
        }

        Assert.Equal([1, 2, 3], github.Comments.Keys);
        Assert.Contains("no changes", github.Comments[2], StringComparison.Ordinal);
        Assert.Contains("EVENT_ADDED", github.Comments[3], StringComparison.Ordinal);
    }

    /// <summary>What main did meanwhile is not what the pull request does, however much of the history is there, and whatever is checked out.</summary>
    [Theory]
    [InlineData("topic", "--depth=1")]
    [InlineData("topic", "--depth=60")]
    [InlineData("topic", "--no-tags")]
    [InlineData("merged", "--depth=1")]
    public async Task A_branch_behind_main_is_not_blamed_for_what_main_did(string checkout, string depth)
    {
        using var git = await BranchBehindMain();
        await git.GitAsync("switch", "--quiet", "--create", "merged", "main");
        await git.GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "merge", "--quiet", "--strategy-option=ours", "--message=merge", "topic");
        using var folder = new ToolFolder();
        await git.GitAsync("clone", "--quiet", depth, "--branch=" + checkout, new Uri(git.Path).AbsoluteUri, folder.PathOf("checkout"));
        var runner = new ActionRunner(folder, folder.PathOf("checkout"));
        runner.Context["github.event.pull_request.base.sha"] = (await git.GitAsync("rev-parse", "main")).Trim();
        runner.Context["github.event.pull_request.head.sha"] = (await git.GitAsync("rev-parse", "topic")).Trim();

        var result = await RunAsync(runner);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("1 harmless", runner.Summary, StringComparison.Ordinal);
        Assert.Contains("(merge base ", runner.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("EVENT_REMOVED", runner.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_push_of_a_branch_has_nothing_to_be_compared_with()
    {
        using var git = await Branch(Broken);
        using var folder = new ToolFolder();
        var runner = new ActionRunner(folder, git.Path);
        runner.Context["github.event.before"] = new string('0', 40);
        var result = await RunAsync(runner);
        Assert.Equal((0, "", "0"), (result.ExitCode, result.Error, runner.Context["steps.review.outputs.exit-code"]));
        Assert.Contains("the branch is new, so there is nothing to compare it with", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "this event names no commit to compare with")]
    [InlineData("--upload-pack=touch evil", "the base is neither here nor at origin")]
    [InlineData("nowhere", "the base is neither here nor at origin")]
    public async Task A_base_that_is_none_is_said_so_and_is_never_an_option(string reference, string message)
    {
        using var git = await Branch(Broken);
        await git.GitAsync("remote", "add", "origin", git.Path);
        using var folder = new ToolFolder();
        var runner = new ActionRunner(folder, git.Path);
        var result = await RunAsync(runner, ("base", reference));
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains("::error::Tracking plan: " + message, result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(git.Path, "evil")));
    }

    [Fact]
    public async Task A_shallow_checkout_fetches_the_base()
    {
        using var git = await Branch(Broken);
        var main = (await git.GitAsync("rev-parse", "main")).Trim();
        using var folder = new ToolFolder();
        await git.GitAsync("clone", "--quiet", "--depth=1", "--branch=topic", new Uri(git.Path).AbsoluteUri, folder.PathOf("checkout"));
        var runner = new ActionRunner(folder, folder.PathOf("checkout"));
        runner.Context["github.event.before"] = main;
        var result = await RunAsync(runner);
        Assert.True(result.ExitCode == ExitCode.Breaking, result.Output + result.Error);
    }

    [Theory]
    [InlineData("topic")]
    [InlineData("merged")]
    public async Task The_job_for_GitLab_runs_and_leaves_its_reports(string checkout)
    {
        using var git = await BranchBehindMain();
        await git.CommitAsync("app.plan.json", Broken);
        await git.GitAsync("switch", "--quiet", "--create", "merged", "main");
        await git.GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "merge", "--quiet", "--strategy-option=ours", "--message=merge", "topic");
        using var folder = new ToolFolder();
        var job = Yaml.InPage("docs/pull-requests.md", "GitLab").At("tracking-plan");
        Assert.Equal("0", job.At("variables").At("GIT_DEPTH").Text());
        await git.GitAsync("clone", "--quiet", "--branch=" + checkout, new Uri(git.Path).AbsoluteUri, folder.PathOf("checkout"));
        var script = folder.Write("job.sh", FromFeed(string.Join('\n', job.At("script").Items().Select(line => line.Text()))));

        // A pipeline of merged results checks out the merge, and says which commit the branch is at.
        var result = await Command.RunAsync(
            "bash",
            folder.PathOf("checkout"),
            ["-eo", "pipefail", script],
            ("CI_MERGE_REQUEST_DIFF_BASE_SHA", (await git.GitAsync("merge-base", "main", "topic")).Trim()),
            ("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", checkout == "merged" ? (await git.GitAsync("rev-parse", "topic")).Trim() : ""));

        Assert.True(result.ExitCode == ExitCode.Breaking, result.Output + result.Error);
        foreach (var (_, report) in job.At("artifacts").At("reports").Members())
        {
            var text = folder.Read("checkout/" + report.Text());
            Assert.Contains("Order Placed", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Cart Emptied", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_steps_for_Azure_Pipelines_run_and_leave_their_report()
    {
        using var git = await BranchBehindMain();
        await git.CommitAsync("app.plan.json", Broken);
        using var folder = new ToolFolder();
        await git.GitAsync("clone", "--quiet", "--branch=topic", new Uri(git.Path).AbsoluteUri, folder.PathOf("checkout"));
        Directory.CreateDirectory(folder.PathOf("agent"));
        var steps = Yaml.InPage("docs/pull-requests.md", "Azure Pipelines").At("steps").Items().ToList();

        // The agent replaces its macros before the shell sees them.
        var text = Assert.Single(steps, step => step.At("script") is not null).At("script").Text();
        var script = folder.Write("step.sh", FromFeed(text.Replace("$(Agent.TempDirectory)", folder.PathOf("agent"), StringComparison.Ordinal)));
        var result = await Command.RunAsync("bash", folder.PathOf("checkout"), ["--noprofile", "--norc", script], ("SYSTEM_PULLREQUEST_TARGETBRANCHNAME", "main"));

        Assert.True(result.ExitCode == ExitCode.Breaking, result.Output + result.Error);
        var published = Assert.Single(steps, step => step.At("task") is not null).At("inputs").At("testResultsFiles").Text();
        Assert.NotEmpty(XDocument.Load(folder.PathOf("checkout/" + published)).Descendants("failure"));
        Assert.DoesNotContain("Cart Emptied", folder.Read("checkout/" + published), StringComparison.Ordinal);
    }

    /// <summary>The job's own words, but that the tool comes from the feed of these tests.</summary>
    private string FromFeed(string script)
    {
        Assert.Contains("--source https://api.nuget.org/v3/index.json", script, StringComparison.Ordinal);
        return script.Replace("https://api.nuget.org/v3/index.json", feed.Folder, StringComparison.Ordinal);
    }

    private Task<CommandResult> RunAsync(ActionRunner runner, params (string Name, string Value)[] inputs) => runner.RunAsync([("source", feed.Folder), .. inputs]);

    /// <summary>A branch topic that adds an event, and a main that has added another since, a hundred commits later.</summary>
    private static async Task<GitFolder> BranchBehindMain()
    {
        var git = await Branch(Longer);
        await git.GitAsync("switch", "--quiet", "main");
        for (var i = 0; i < 100; i++)
            await git.GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--allow-empty", "--message=more");
        await git.CommitAsync("app.plan.json", Plan.Replace("\"Cart Left\"", "\"Cart Emptied\": {}, \"Cart Left\"", StringComparison.Ordinal));
        await git.GitAsync("switch", "--quiet", "topic");
        return git;
    }

    /// <summary>
    /// A repository with a plan on main and another on the branch topic, which is checked out, and with files that would decide which SDK
    /// runs and where its packages come from, were they asked.
    /// </summary>
    private static async Task<GitFolder> Branch(string plan)
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs bash");
        var git = await GitFolder.CreateAsync();
        await git.CommitAsync("nuget.config", """<configuration><packageSources><clear /><add key="mine" value="/nowhere" /></packageSources></configuration>""");
        await git.CommitAsync("global.json", """{ "sdk": { "version": "99.9.999" } }""");
        await git.CommitAsync("app.plan.json", Plan);
        await git.GitAsync("switch", "--quiet", "--create", "topic");
        await git.CommitAsync("app.plan.json", plan);
        return git;
    }

    [GeneratedRegex(@"inputs\.([\w-]+)")]
    private static partial Regex UsedInputs();
}
