using System.Text.RegularExpressions;
using System.Xml.Linq;

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

        var breaking = await runner.RunAsync(("sarif", "plan.sarif"));
        Assert.True(breaking.ExitCode == ExitCode.Breaking, breaking.Output + breaking.Error);
        Assert.Contains("::error file=app.plan.json,line=1", breaking.Output, StringComparison.Ordinal);
        Assert.Equal("100", runner.Context["steps.review.outputs.exit-code"]);
        Assert.Contains("PROPERTY_TYPE_CHANGED", github.Comments[2], StringComparison.Ordinal);
        Assert.Equal(github.Comments[2], runner.Summary);
        Assert.Contains("\"2.1.0\"", File.ReadAllText(Path.Combine(git.Path, "plan.sarif")), StringComparison.Ordinal);

        // The next push repairs the plan: the same comment says so. The tool is there already, as on a runner that is kept.
        await git.CommitAsync("app.plan.json", Longer);
        Directory.Delete(folder.PathOf("tracking-plan"), recursive: true);
        var repaired = await runner.RunAsync();
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.Equal([1, 2], github.Comments.Keys);
        Assert.Equal("Looks good!", github.Comments[1]);
        Assert.Contains("EVENT_ADDED", github.Comments[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_say_what_fails_and_whether_to_comment_and_are_never_part_of_a_script()
    {
        using var git = await Branch(Broken);
        using var folder = new ToolFolder();
        await using var github = await StandInGitHub.StartAsync();
        var runner = new ActionRunner(folder, git.Path);
        await github.ServeAsync(runner, folder);

        var tolerant = await runner.RunAsync(("base", "main"), ("fail-on", "none"), ("comment", "false"), ("plan", "app.plan.json"));
        Assert.True(tolerant.ExitCode == 0, tolerant.Output + tolerant.Error);
        Assert.Single(github.Comments);
        Assert.Contains("PROPERTY_TYPE_CHANGED", runner.Summary, StringComparison.Ordinal);

        Directory.Delete(folder.PathOf("tracking-plan"), recursive: true);
        var hostile = await runner.RunAsync(("base", "main"), ("plan", "\"; touch evil; $(touch evil)`touch evil`"));
        Assert.Equal(ExitCode.BadInput, hostile.ExitCode);
        Assert.False(File.Exists(Path.Combine(git.Path, "evil")));
        Assert.Single(github.Comments);
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
        var result = await runner.RunAsync();
        Assert.True(result.ExitCode == ExitCode.Breaking, result.Output + result.Error);
    }

    [Fact]
    public async Task The_job_for_GitLab_runs_and_leaves_its_reports()
    {
        using var git = await Branch(Broken);
        var main = (await git.GitAsync("rev-parse", "main")).Trim();
        using var folder = new ToolFolder();
        await git.GitAsync("clone", "--quiet", "--depth=1", "--branch=topic", new Uri(git.Path).AbsoluteUri, folder.PathOf("checkout"));
        var job = Yaml.InPage("docs/pull-requests.md", "GitLab").At("tracking-plan");
        var script = folder.Write("job.sh", string.Join('\n', job.At("script").Items().Select(line => line.Text())));

        var result = await Command.RunAsync("bash", folder.PathOf("checkout"), ["-eo", "pipefail", script], ("CI_MERGE_REQUEST_DIFF_BASE_SHA", main));

        Assert.True(result.ExitCode == ExitCode.Breaking, result.Output + result.Error);
        foreach (var (_, report) in job.At("artifacts").At("reports").Members())
            Assert.Contains("Order Placed", folder.Read("checkout/" + report.Text()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_steps_for_Azure_Pipelines_run_and_leave_their_report()
    {
        using var git = await Branch(Broken);
        using var folder = new ToolFolder();
        await git.GitAsync("clone", "--quiet", "--branch=topic", new Uri(git.Path).AbsoluteUri, folder.PathOf("checkout"));
        var steps = Yaml.InPage("docs/pull-requests.md", "Azure Pipelines").At("steps").Items().ToList();

        // The agent replaces its macros before the shell sees them.
        var text = Assert.Single(steps, step => step.At("script") is not null).At("script").Text();
        var script = folder.Write("step.sh", text.Replace("$(Agent.TempDirectory)", folder.PathOf("agent"), StringComparison.Ordinal));
        var result = await Command.RunAsync("bash", folder.PathOf("checkout"), ["--noprofile", "--norc", script], ("SYSTEM_PULLREQUEST_TARGETBRANCHNAME", "main"));

        Assert.True(result.ExitCode == ExitCode.Breaking, result.Output + result.Error);
        var published = Assert.Single(steps, step => step.At("task") is not null).At("inputs").At("testResultsFiles").Text();
        Assert.NotEmpty(XDocument.Load(folder.PathOf("checkout/" + published)).Descendants("failure"));
    }

    /// <summary>A repository that installs from the feed, with a plan on main and another on the branch topic, which is checked out.</summary>
    private async Task<GitFolder> Branch(string plan)
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs bash");
        var git = await GitFolder.CreateAsync();
        await git.CommitAsync("nuget.config", feed.NuGetConfig);
        await git.CommitAsync("app.plan.json", Plan);
        await git.GitAsync("switch", "--quiet", "--create", "topic");
        await git.CommitAsync("app.plan.json", plan);
        return git;
    }

    [GeneratedRegex(@"inputs\.([\w-]+)")]
    private static partial Regex UsedInputs();
}
