using System.CommandLine;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>An option with a slip in it is refused by every command, before anything happens.</summary>
public sealed class UnknownOptionTests
{
    private const string Plan = """{"name":"Shop","events":{"A":{}}}""";

    /// <summary>Every option of every command, as the tool declares them.</summary>
    public static TheoryData<string, string> Options
    {
        get
        {
            var data = new TheoryData<string, string>();
            var root = ToolApplication.CreateRoot(new ToolContext { Out = TextWriter.Null, Error = TextWriter.Null, Directory = "/" });
            foreach (var command in root.Subcommands)
            {
                foreach (var option in command.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal)))
                    data.Add(command.Name, option.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public async Task A_slip_is_refused_before_anything_happens(string command, string option)
    {
        using var folder = new ToolFolder();
        folder.Write("t.plan.json", Plan);
        folder.Write("t.csproj", "<Project></Project>");
        var typo = option[..^1];
        foreach (var arguments in new[]
        {
            new[] { command, "t.plan.json", typo }, [command, typo, "t.plan.json"], [command, typo], [command, "t.plan.json", typo + "=x"], [command, "t.plan.json", "t.plan.json", typo, "x"],
        })
        {
            var result = await folder.RunAsync(arguments);
            Assert.Equal((ExitCode.BadInput, ""), (result.ExitCode, result.Output));
            Assert.StartsWith($"tracking-plan: {command} has no option {typo}; did you mean \"--", result.Error);
            Assert.EndsWith("is no option stands after --.\n", result.Error);
            Assert.Single(result.Error.TrimEnd().Split('\n'));
        }

        Assert.Equal(Plan, folder.Read("t.plan.json"));
        Assert.Equal(["t.csproj", "t.plan.json"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("fmt", "t.plan.json", "--chek", "fmt has no option --chek; did you mean \"--check\"?")]
    [InlineData("lock", "t.plan.json", "--chek", "lock has no option --chek; did you mean \"--check\"?")]
    [InlineData("fmt", "t.plan.json", "-c", "fmt has no option -c")]
    [InlineData("fmt", "t.plan.json", "--version", "fmt has no option --version")]
    [InlineData("docs", "t.plan.json", "-output", "docs has no option -output")]
    [InlineData("--chek", "fmt", "t.plan.json", "fmt has no option --chek")]
    public async Task It_says_what_was_meant(string first, string second, string third, string expected)
    {
        using var folder = new ToolFolder();
        folder.Write("t.plan.json", Plan);
        var result = await folder.RunAsync(first, second, third);
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Contains(expected, result.Error);
        Assert.Equal(Plan, folder.Read("t.plan.json"));
    }

    [Fact]
    public async Task A_file_whose_name_begins_with_a_dash_or_an_at_is_a_file()
    {
        using var folder = new ToolFolder();
        folder.Write("--check.plan.json", Plan);
        folder.Write("@a.plan.json", Plan);
        var result = await folder.RunAsync("fmt", "--", "--check.plan.json", "@a.plan.json");
        Assert.Equal((0, "--check.plan.json: formatted\n@a.plan.json: formatted\n", ""), (result.ExitCode, result.Output, result.Error));
    }
}
