using System.Diagnostics;

namespace TrackingPlan.Tool.Tests;

/// <summary>The tool as a process of its own, for what only a process can show.</summary>
internal static class ToolProcess
{
    public static string Dll => Path.Combine(AppContext.BaseDirectory, "tracking-plan.dll");

    /// <summary>With its full path, for a test may take the PATH away.</summary>
    public static string Dotnet { get; } = Path.Combine(
        Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    public static Task<CommandResult> RunAsync(ToolFolder folder, string[] arguments, params (string Name, string? Value)[] environment) =>
        Command.RunAsync(Dotnet, folder.Path, [Dll, .. arguments], environment);

    /// <summary>One that Ctrl-C reaches: a job in the background, where the tests may run, has its children ignore it.</summary>
    public static Process Start(ToolFolder folder, params string[] arguments) => Start(folder, new Dictionary<string, string>(), arguments);

    /// <param name="variables">What its environment says beside that of the tests.</param>
    public static Process Start(ToolFolder folder, IReadOnlyDictionary<string, string> variables, params string[] arguments) => Process.Start(
        new ProcessStartInfo("env", (IEnumerable<string>)["--default-signal=INT", .. variables.Select(variable => $"{variable.Key}={variable.Value}"), Dotnet, Dll, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>Without the rights of the superuser; from a copy, for the repository may be where nobody else may look.</summary>
    public static async Task<CommandResult> RunAsNobodyAsync(ToolFolder folder, params string[] arguments)
    {
        Requires.Tool("setpriv", "apt-get install util-linux");
        using var copy = new ToolFolder();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        await Command.RunAsync("chmod", folder.Path, ["a+rx", folder.Path, copy.Path]);
        return await Command.RunAsync(
            "setpriv",
            folder.Path,
            ["--reuid=65534", "--clear-groups", Dotnet, Path.Combine(copy.Path, "tracking-plan.dll"), .. arguments]);
    }
}
