using System.Text.Json;

namespace TrackingPlan.Tool.Tests.Review;

/// <summary>What build servers take for a command in their logs never comes from a plan, in any format of any report.</summary>
public class LogCommandTests
{
    private static readonly string[] Hostile = ["##vso[task.setvariable variable=x]1", "##[add-mask]x", "::error::x", "  ::set-output name=x::y", "###vso[x]"];

    public static TheoryData<string> Commands =>
    [
        "review old.plan.json new.plan.json --format text",
        "review old.plan.json new.plan.json --format markdown",
        "review old.plan.json new.plan.json --format json",
        "review old.plan.json new.plan.json --format sarif",
        "review old.plan.json new.plan.json --format junit",
        "review old.plan.json new.plan.json --format gitlab",
        "check old.plan.json --format text",
        "check old.plan.json --format json",
        "check old.plan.json --format sarif",
        "check old.plan.json --format junit",
        "check ::error::none.plan.json",
        "diff ##vso[x].plan.json new.plan.json",
        "validate events.ndjson --plan old.plan.json --format text",
        "validate events.ndjson --plan old.plan.json --format json",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_log_obeys_no_plan(string command)
    {
        using var folder = new ToolFolder();
        var events = string.Join(", ", Hostile.Select(name => $$"""{{JsonSerializer.Serialize(name)}}: { "description": {{JsonSerializer.Serialize(name)}}, "owner": {{JsonSerializer.Serialize(name)}}, "properties": { {{JsonSerializer.Serialize(name)}}: { "type": "string", "enum": [{{JsonSerializer.Serialize(name)}}] } }, "required": ["x{{name}}"] }"""));
        folder.Write("old.plan.json", $$"""{ "name": "##vso[x]", "events": { {{events}} } }""");
        folder.Write("new.plan.json", """{ "name": "::x::", "events": {} }""");
        folder.Write("events.ndjson", string.Join('\n', Hostile.Select(name => $$"""{"type":"track","event":{{JsonSerializer.Serialize(name)}},"properties":{ {{JsonSerializer.Serialize(name)}}: 1 } }""")));
        var result = await folder.RunAsync(command.Split(' '));
        Assert.NotEmpty(result.Output + result.Error);
        foreach (var line in (result.Output + result.Error).Split('\n'))
        {
            Assert.DoesNotContain("##vso[", line, StringComparison.Ordinal);
            Assert.DoesNotContain("##[", line, StringComparison.Ordinal);
            Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
        }
    }

    [Fact]
    public async Task Annotations_hold_one_command_a_line_and_it_is_ours()
    {
        using var folder = new ToolFolder();
        folder.Write("old.plan.json", $$"""{ "events": { {{string.Join(", ", Hostile.Select(name => JsonSerializer.Serialize(name) + ": {}"))}} } }""");
        folder.Write("new.plan.json", """{ "events": {} }""");
        var result = await folder.RunAsync("review", "old.plan.json", "new.plan.json", "--format", "github");
        Assert.All(result.Output.TrimEnd('\n').Split('\n'), line => Assert.Matches("^::(error|warning|notice) file=new.plan.json,line=", line));
        Assert.DoesNotContain("##vso[", result.Output, StringComparison.Ordinal);
    }
}
