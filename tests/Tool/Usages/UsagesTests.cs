using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Terminal;
using TrackingPlan.Tool.Usages;

namespace TrackingPlan.Tool.Tests.Usages;

public sealed class UsagesTests : IDisposable
{
    private const string Plan = """
        { "name": "Shop", "events": {
            "Order Paid": { "version": 2, "properties": { "id": { "type": "string" } }, "required": ["id"],
                            "versions": { "1": { "properties": { "id": { "type": "string" } }, "required": ["id"] } } },
            "Cart \"Opened\"": { "properties": { "id": { "type": "string" } } },
            "Never Sent": { "properties": {} } },
          "identify": { "traits": { "email": { "type": "string" } } } }
        """;

    private const string Program = """
        using System;
        using System.Threading.Tasks;
        using TrackingPlan;
        using App.Plan;

        public class Checkout(ISegmentClient analytics)
        {
            public void Direct() =>
                analytics.Track("u", new OrderPaid { Id = "1" });                    // line 9

            public async Task Later()
            {
                await Task.Yield();
                Action send = () => analytics.TrackOrderPaid("u", id: "1");          // line 14
                send();
                Audit(new CartOpened { Id = "1" });                                  // line 16
            }

            public NeverSent OnlyMade() => new NeverSent();

            public static bool OnlyCompared(NeverSent a) => System.Collections.Generic.EqualityComparer<NeverSent>.Default.Equals(a, a);

            private void Audit<T>(T e) where T : struct, ITrackEvent => analytics.Track("u", e);
        }
        """;

    private readonly ToolFolder _folder = new();

    [Fact]
    public void Calls_wrappers_lambdas_and_generated_methods_are_found_with_their_lines()
    {
        var report = Report(new ProjectOutput("Shop", Compiled.Of(Plan, Program).Emit(_folder.Path), IsTest: false));
        Assert.Equal(
            [("Cart \"Opened\"", 1), ("Never Sent", 0), ("Order Paid", 0), ("Order Paid (version 2)", 2), ("identify", 0)],
            report.Usages.Select(u => (u.Title, u.Sites.Count)));
        Assert.Equal(
            [(9, "Checkout.Direct"), (14, "Checkout.Later")],
            report.Usages.Single(u => u.Title == "Order Paid (version 2)").Sites.Select(s => (s.Line, s.Method)));
        Assert.Equal((16, "Checkout.Later"), report.Usages[0].Sites.Select(s => (s.Line, s.Method)).Single());
        Assert.EndsWith("src/Sample/Code.cs", report.Usages[0].Sites[0].File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_in_a_library_is_found_where_other_projects_use_it()
    {
        var library = Compiled.Of(Plan, "", "Library").Emit(_folder.Path);
        var app = Compiled.Of(null, Program, "App", library).Emit(_folder.Path);
        var report = Report(new("Library", library, IsTest: false), new("App", app, IsTest: false));
        Assert.Equal(2, report.Usages.Single(u => u.Title == "Order Paid (version 2)").Sites.Count);
        Assert.All(report.Usages.SelectMany(u => u.Sites), s => Assert.Equal("App", s.Project));
    }

    [Fact]
    public void Test_projects_count_when_asked_for_and_missing_symbols_are_said()
    {
        var library = Compiled.Of(Plan, "", "Library").Emit(_folder.Path);
        var tests = Compiled.Of(null, Program, "Tests", library).Emit(_folder.Path, withSymbols: false);
        ProjectOutput[] projects = [new("Library", library, IsTest: false), new("Tests", tests, IsTest: true)];
        Assert.DoesNotContain(Report(projects).Usages, u => u.Sites.Count > 0);
        var context = new ToolContext { Out = TextWriter.Null, Error = TextWriter.Null, Directory = _folder.Path };
        var report = UsageReport.Of(projects, withTests: true, context);
        Assert.Equal(3, report.Usages.Sum(u => u.Sites.Count));
        Assert.Contains("no symbols", Assert.Single(report.Notes));
    }

    [Fact]
    public void Names_of_a_plan_are_no_markup_in_any_format()
    {
        var plan = """{ "name": "x", "events": { "<b>|\u001b[2J`": { "properties": {} } } }""";
        var report = Report(new ProjectOutput("Shop", Compiled.Of(plan, "").Emit(_folder.Path), IsTest: false));
        foreach (var format in UsageFormats.Names)
        {
            var output = new StringWriter();
            UsageFormats.Write(format, report, output);
            Assert.DoesNotContain('\u001b', output.ToString());
            if (format == "markdown")
                Assert.Contains("&lt;b>\\|", output.ToString());
        }
    }

    [Theory]
    [InlineData("none.csproj", "no such project")]
    [InlineData(".", "holds no project and no solution")]
    [InlineData("broken.csproj", "MSBuild cannot read it")]
    public async Task Bad_input_is_one_line(string target, string expected)
    {
        _folder.Write("sub/x.txt", "");
        if (target == "broken.csproj")
            _folder.Write(target, "<Project><broken");
        var result = await _folder.RunAsync("usages", target, "--no-build");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.Error.TrimEnd().Split('\n')));
    }

    [Fact]
    public void What_is_no_assembly_or_has_no_plan_is_bad_input()
    {
        Assert.Throws<InputException>(() => Report(new ProjectOutput("Text", _folder.Write("text.dll", "no assembly"), IsTest: false)));
        Assert.Throws<InputException>(() => Report(new ProjectOutput("None", Compiled.Of(null, "class C;").Emit(_folder.Path), IsTest: false)));
        Assert.Throws<InputException>(() => Report(new ProjectOutput("Unbuilt", Path.Combine(_folder.Path, "unbuilt.dll"), IsTest: false)));
    }

    public void Dispose() => _folder.Dispose();

    private UsageReport Report(params ProjectOutput[] projects) =>
        UsageReport.Of(projects, withTests: false, new ToolContext { Out = TextWriter.Null, Error = TextWriter.Null, Directory = _folder.Path });
}
