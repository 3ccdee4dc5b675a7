using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace TrackingPlan.Tool.Tests.Workflows;

/// <summary>Runs the steps of action.yml as GitHub's runner does: expressions first, then each script in a bash of its own.</summary>
internal sealed partial class ActionRunner(ToolFolder runner, string repository)
{
    /// <summary>What expressions see, such as <c>github.event.pull_request.number</c>.</summary>
    public Dictionary<string, string> Context { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public string Summary => File.Exists(runner.PathOf("summary.md")) ? runner.Read("summary.md") : "";

    public static YamlMappingNode Action => Yaml.Parse(Repository.Read("action.yml"));

    /// <returns>How the job's step ended, and everything that its scripts wrote.</returns>
    public async Task<CommandResult> RunAsync(params (string Name, string Value)[] inputs)
    {
        foreach (var (name, input) in Action.At("inputs").Members())
            Context["inputs." + name] = Evaluated(input.At("default").Text());
        foreach (var (name, value) in inputs)
            Context["inputs." + name] = value;
        var (output, error) = ("", "");
        foreach (var step in Action.At("runs").At("steps").Items())
        {
            if (step.At("if") is { } condition && !IsTrue(Expression(condition.Text())))
                continue;
            var result = await StepAsync(step);
            (output, error) = (output + result.Output, error + result.Error);
            if (result.ExitCode != 0)
                return new CommandResult(result.ExitCode, output, error);
        }

        return new CommandResult(0, output, error);
    }

    private async Task<CommandResult> StepAsync(YamlNode step)
    {
        Assert.Equal("bash", step.At("shell").Text());
        var script = runner.Write("step.sh", step.At("run").Text());
        var outputs = runner.Write("output", "");
        (string, string?)[] environment =
        [
            .. Environment.Select(variable => (variable.Key, (string?)variable.Value)),
            .. step.At("env").Members().Select(variable => (variable.Key, (string?)Evaluated(variable.Value.Text()))),
            ("RUNNER_TEMP", runner.Path),
            ("GITHUB_OUTPUT", outputs),
            ("GITHUB_STEP_SUMMARY", runner.PathOf("summary.md")),
        ];

        // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#exit-codes-and-error-action-preference
        var result = await Command.RunAsync("bash", repository, ["--noprofile", "--norc", "-eo", "pipefail", script], environment);
        if (step.At("id") is { } id)
        {
            foreach (var line in File.ReadAllLines(outputs))
                Context[$"steps.{id.Text()}.outputs.{line.Split('=', 2)[0]}"] = line.Split('=', 2)[1];
        }

        return result;
    }

    private string Evaluated(string text) => Marks().Replace(text, match => Expression(match.Groups[1].Value));

    /// <summary>As much of the language as the action speaks: names, texts, <c>==</c>, <c>&amp;&amp;</c> and <c>||</c>.</summary>
    private string Expression(string text)
    {
        if (text.Split("||", 2) is [var first, var second])
            return IsTrue(Expression(first)) ? Expression(first) : Expression(second);
        if (text.Split("&&", 2) is [var left, var right])
            return IsTrue(Expression(left)) ? Expression(right) : Expression(left);
        if (text.Split("==", 2) is [var one, var other])
            return Expression(one) == Expression(other) ? "true" : "";
        text = text.Trim();
        return text[0] == '\'' ? text[1..^1] : Context.GetValueOrDefault(text, "");
    }

    private static bool IsTrue(string value) => value is not ("" or "false");

    [GeneratedRegex(@"\$\{\{(.+?)\}\}")]
    private static partial Regex Marks();
}
