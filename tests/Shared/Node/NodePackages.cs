using System.Diagnostics;

namespace TrackingPlan.TestSupport;

/// <summary>Packages of npm that <c>test.sh</c> has installed, and Node, which runs them.</summary>
internal static class NodePackages
{
    private static string Folder => Path.Combine(Repository.Root, "artifacts/npm");

    /// <summary>The folder of a package. The test is skipped with the reason where it is not installed.</summary>
    /// <param name="name">As <c>tests/Shared/Node/package.json</c> lists it.</param>
    public static string Require(string name)
    {
        var folder = Path.Combine(Folder, "node_modules", name);
        Requires.That(Directory.Exists(folder), $"{name} is not installed: ./test.sh installs it");
        return folder;
    }

    /// <summary>Runs a script of <c>tests/Shared/Node</c> once for many questions.</summary>
    /// <param name="script">Its file name. Its one argument is the folder into which packages are installed.</param>
    /// <param name="questions">A line of standard input each.</param>
    /// <returns>The lines of standard output: one for each question, in order.</returns>
    public static IReadOnlyList<string> Ask(string script, IReadOnlyCollection<string> questions)
    {
        var start = new ProcessStartInfo(Requires.Tool("node", "apt-get install npm"), [Path.Combine(Repository.Root, "tests/Shared/Node", script), Folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            foreach (var question in questions)
                process.StandardInput.Write(question + "\n");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended early; what it wrote says why.
        }

        if (!process.WaitForExit(TimeSpan.FromMinutes(10)))
            process.Kill(entireProcessTree: true);
        var answers = output.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(process.ExitCode == 0 && answers.Length == questions.Count, $"{script} gave {answers.Length} answers to {questions.Count} questions.\n{error.GetAwaiter().GetResult()}");
        return answers;
    }
}
