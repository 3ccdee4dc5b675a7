namespace TrackingPlan.Tool.Tests;

public sealed class InitTests : IDisposable
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\r\n  <!-- mine -->\r\n  <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>\r\n</Project>\r\n";

    private readonly ToolFolder _folder = new();

    [Fact]
    public async Task A_project_gets_a_plan_that_checks_clean_the_schema_and_the_package()
    {
        _folder.Write("Shop.csproj", Project);
        var init = await _folder.RunAsync("init", "--yes");
        Assert.Equal((0, ""), (init.ExitCode, init.Error));
        Assert.StartsWith("+ shop.plan.json\n+ tracking-plan.schema.json\n~ Shop.csproj\n", init.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _folder.RunAsync("check", "shop.plan.json", "--fail-on", "warning")).ExitCode);
        Assert.Equal(0, (await _folder.RunAsync("fmt", "--check", "shop.plan.json")).ExitCode);
        var project = _folder.Read("Shop.csproj");
        Assert.Contains("    <PackageReference Include=\"TrackingPlan\" Version=\"", project);
        Assert.StartsWith(Project[..^"</Project>\r\n".Length], project, StringComparison.Ordinal);
        Assert.DoesNotContain(project.Split("\r\n"), l => l.Contains('\n', StringComparison.Ordinal));

        var again = await _folder.RunAsync("init", "--yes");
        Assert.StartsWith("Nothing to do", again.Output, StringComparison.Ordinal);
        Assert.Equal(project, _folder.Read("Shop.csproj"));
    }

    [Fact]
    public async Task Versions_that_are_kept_centrally_stay_out_of_the_project()
    {
        _folder.Write("Directory.Packages.props", "<Project />");
        _folder.Write("src/Shop.csproj", Project);
        var init = await _folder.RunAsync("init", "src", "--yes");
        Assert.Contains("<PackageReference Include=\"TrackingPlan\" />", _folder.Read("src/Shop.csproj"));
        Assert.Contains("Add to Directory.Packages.props", init.Output);
    }

    [Fact]
    public async Task Nothing_is_written_without_a_yes()
    {
        _folder.Write("Shop.csproj", Project);
        var init = await _folder.RunAsync("init");
        Assert.Equal(2, init.ExitCode);
        Assert.Contains("say --yes", init.Error);
        Assert.Equal(["Shop.csproj"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("yes", true)]
    [InlineData("n", false)]
    [InlineData("", false)]
    public async Task A_person_is_asked_before_anything_is_written(string answer, bool isWritten)
    {
        _folder.Write("Shop.csproj", Project);
        var init = await Tool.RunAsync(_folder.Path, ["init"], context => context with { IsTerminal = true, In = new StringReader(answer + "\n") });
        Assert.Equal((0, ""), (init.ExitCode, init.Error));
        Assert.Contains("Write these files? [y/N] ", init.Output, StringComparison.Ordinal);
        Assert.Equal(isWritten, File.Exists(_folder.PathOf("shop.plan.json")));
        Assert.Equal(isWritten, _folder.Read("Shop.csproj") != Project);
    }

    [Fact]
    public async Task With_yes_nobody_is_asked()
    {
        _folder.Write("Shop.csproj", Project);
        using var person = new StringReader("n\n");
        var init = await Tool.RunAsync(_folder.Path, ["init", "--yes"], context => context with { IsTerminal = true, In = person });
        Assert.Equal(0, init.ExitCode);
        Assert.DoesNotContain("?", init.Output, StringComparison.Ordinal);
        Assert.Equal("n", await person.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.True(File.Exists(_folder.PathOf("shop.plan.json")));
    }

    [Theory]
    [InlineData("a folder that is not there", "there is no such project")]
    [InlineData(".", "holds no .csproj")]
    public async Task Bad_input_is_one_line(string target, string expected)
    {
        var init = await _folder.RunAsync("init", target, "--yes");
        Assert.Equal(2, init.ExitCode);
        Assert.Contains(expected, Assert.Single(init.Error.TrimEnd().Split('\n')));
    }

    public void Dispose() => _folder.Dispose();
}
