using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests;

/// <summary>A folder of one test, gone with it, and the tool as the command line would run it there.</summary>
internal sealed class ToolFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tracking-plan-").FullName;

    /// <summary>The variables of the environment that the tool sees.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>A day that never changes, unless the test needs time to pass.</summary>
    public TimeProvider Clock { get; init; } = Tool.Clock;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public Task<CommandResult> RunAsync(params string[] arguments) => Tool.RunAsync(Path, arguments, WithOwn);

    public Task<CommandResult> RunAsync(CancellationToken cancellationToken, params string[] arguments) => Tool.RunAsync(Path, arguments, WithOwn, cancellationToken);

    /// <summary>With somebody who answers what is asked.</summary>
    public Task<CommandResult> AnswerAsync(string answer, params string[] arguments) =>
        Tool.RunAsync(Path, arguments, context => WithOwn(context) with { In = new StringReader(answer + "\n") });

    /// <summary>As a person at a terminal of 100 columns would see it, without colours.</summary>
    public Task<CommandResult> ShowAsync(params string[] arguments) => Tool.RunAsync(Path, arguments, context => WithOwn(context) with { IsTerminal = true });

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private ToolContext WithOwn(ToolContext context) => context with { Clock = Clock, Variable = Variables.GetValueOrDefault };
}
