using System.Text.Json;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Review;

/// <summary>A team's own judgement: which harm fails, which rules weigh more or less, which changes are accepted, and until when.</summary>
public class PolicyTests
{
    [Theory]
    [InlineData("CSHARP_NAME_CHANGED", "any", ExitCode.Breaking)]
    [InlineData("CSHARP_NAME_CHANGED", "code", ExitCode.Breaking)]
    [InlineData("CSHARP_NAME_CHANGED", "data", ExitCode.Clean)]
    [InlineData("CONST_CHANGED", "any", ExitCode.Breaking)]
    [InlineData("CONST_CHANGED", "code", ExitCode.Clean)]
    [InlineData("CONST_CHANGED", "data", ExitCode.Breaking)]
    [InlineData("EVENT_REMOVED", "none", ExitCode.Clean)]
    [InlineData("ENUM_VALUE_ADDED", "any", ExitCode.Clean)]
    public async Task Fail_on_says_which_harm_fails(string pair, string failOn, int exitCode)
    {
        using var folder = new ToolFolder();
        PlanPair.Of(pair).WriteTo(folder);
        Assert.Equal(exitCode, (await Diff(folder, "--fail-on", failOn)).ExitCode);
        folder.Write("tracking-plan.policy.json", $$"""{ "failOn": "{{failOn}}" }""");
        Assert.Equal(exitCode, (await Diff(folder)).ExitCode);
        Assert.Equal(ExitCode.Clean, (await Diff(folder, "--fail-on", "none")).ExitCode);
    }

    [Fact]
    public async Task A_policy_weighs_rules_and_leaves_events_on_trial_alone()
    {
        using var folder = new ToolFolder();
        PlanPair.Of("ENUM_VALUE_ADDED").WriteTo(folder);
        folder.Write("strict.json", """{ "rules": { "ENUM_VALUE_ADDED": { "data": "breaking" } } }""");
        Assert.Equal(ExitCode.Breaking, (await Diff(folder, "--policy", "strict.json")).ExitCode);

        PlanPair.Of("EVENT_REMOVED").WriteTo(folder);
        folder.Write("trial.json", """{ "unstable": ["Cart *"] }""");
        Assert.Equal(ExitCode.Breaking, (await Diff(folder)).ExitCode);
        folder.Write("old/app.plan.json", folder.Read("old/app.plan.json").Replace("Order Placed", "Cart Left", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Clean, (await Diff(folder, "--policy", "trial.json")).ExitCode);
    }

    [Theory]
    [InlineData("2026-11-23", ExitCode.Clean, null)]
    [InlineData("2026-11-22", ExitCode.Breaking, "Line 2 of tracking-plan.allow expired on 2026-11-22 and accepts nothing any more.")]
    public async Task An_accepted_change_passes_until_its_last_day(string until, int exitCode, string? note)
    {
        using var folder = new ToolFolder();
        PlanPair.Of("PROPERTY_REMOVED").WriteTo(folder);
        var fingerprint = await Fingerprint(folder);
        folder.Write("tracking-plan.allow", $"# Agreed in the growth meeting\n{fingerprint} {until} Charts moved to the new property\n");

        var result = await Diff(folder);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(note is not null, result.Output.Contains("note: " + note, StringComparison.Ordinal));
        var sarif = await Diff(folder, "--format", "sarif");
        Assert.Equal(note is null, sarif.Output.Contains("\"justification\": \"Accepted until 2026-11-23: Charts moved to the new property\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_accepts_nothing_is_pointed_out()
    {
        using var folder = new ToolFolder();
        PlanPair.Of("no-change").WriteTo(folder);
        folder.Write("tracking-plan.allow", "3f2a91c04b7e 2027-03-31 Long merged\n");
        var result = await Diff(folder);
        Assert.Contains("note: Line 1 of tracking-plan.allow accepts a change that is not here (3f2a91c04b7e); delete it once merged.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, result.ExitCode);
    }

    [Fact]
    public async Task A_build_log_names_the_call_sites()
    {
        using var folder = new ToolFolder();
        PlanPair.Of("PROPERTY_REMOVED").WriteTo(folder);
        folder.Write("build.sarif", BuildLogs.Of(
            ("src/Checkout.cs", 42, "'OrderPlaced' does not contain a definition for 'Channel'"),
            ("src/Checkout.cs", 43, "'OrderPlaced' does not contain a definition for 'Channels'"),
            ("src/Other.cs", 7, "'CartLeft' does not contain a definition for 'Channel'"),
            ("src/Legacy.cs", 9, "\"Order Placed\" has no property \"channel\"")));

        using var review = JsonDocument.Parse((await Diff(folder, "--format", "json", "--build-log", "build.sarif")).Output);
        var sites = review.RootElement.GetProperty("changes")[0].GetProperty("callSites").EnumerateArray();
        Assert.Equal(["src/Checkout.cs:42", "src/Legacy.cs:9"], sites.Select(site => $"{site.GetProperty("file").GetString()}:{site.GetProperty("line").GetInt32()}"));

        var comment = await folder.RunAsync("review", "old/app.plan.json", "app.plan.json", "--build-log", "build.sarif");
        Assert.Contains("- Called at <code>src/Checkout.cs&#58;42</code>: <code>'OrderPlaced' does not contain", comment.Output, StringComparison.Ordinal);
    }

    private static async Task<string> Fingerprint(ToolFolder folder)
    {
        using var review = JsonDocument.Parse((await Diff(folder, "--format", "json")).Output);
        return review.RootElement.GetProperty("changes")[0].GetProperty("fingerprint").GetString()!;
    }

    private static Task<CommandResult> Diff(ToolFolder folder, params string[] arguments) =>
        folder.RunAsync(["diff", "old/app.plan.json", "app.plan.json", .. arguments]);
}
