using System.Runtime.InteropServices;

namespace TrackingPlan.Packages.Tests;

/// <summary>Fresh projects of each kind with the package.</summary>
public sealed class ProjectTests(PackageFeed feed)
{
    private const string Plan = """
        {
          "name": "Shop",
          "events": {
            "Order Completed": {
              "user": "buyer",
              "properties": {
                "buyer": { "type": "string" },
                "total": { "type": "number", "minimum": 0 },
                "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
                "channel": { "enum": ["web", "store"] },
                "gift": { "type": ["string", "integer"] },
                "when": { "type": "string", "format": "date-time" }
              },
              "required": ["buyer", "total", "currency", "channel"]
            }
          }
        }
        """;

    private const string Expected =
        """{,"type":"track","event":"Order Completed","properties":{"buyer":"u-1","total":9.99,"currency":"EUR","channel":"store","gift":7}}""";

    /// <summary>Writes one call of a plan's type and says what is wrong with another.</summary>
    private const string Program = """
        using System.Text;
        using TrackingPlan;
        using TrackingPlan.Serialization;

        Console.WriteLine(Print.Json(new OrderCompleted { Buyer = "u-1", Total = 9.99m, Currency = "EUR", Channel = OrderCompleted.ChannelValue.Store, Gift = 7 }));
        Console.WriteLine(Print.Violations(default(OrderCompleted) with { Buyer = "u-1", Currency = "euro".ToString(), Channel = OrderCompleted.ChannelValue.Web }));

        static class Print
        {
            public static string Json<T>(T call) where T : struct, ICall
            {
                var space = new byte[1000];
                var writer = new CallWriter(space);
                call.Write(ref writer);
                return "{" + Encoding.UTF8.GetString(space, 0, writer.Written) + "}";
            }

            public static string Violations<T>(T call) where T : struct, ICall
            {
                var violations = new ViolationCollector(T.Kind);
                call.Validate(ref violations);
                return string.Join("; ", violations.Found?.Select(violation => violation.Description) ?? []);
            }
        }
        """;

    [Fact]
    public async Task A_library_compiles_its_plan_and_an_app_uses_it_through_the_library()
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("Lib/Lib.csproj", properties: "<GenerateDocumentationFile>true</GenerateDocumentationFile>");
        projects.Write("Lib/shop.plan.json", Plan);
        projects.WriteProject(
            "App/App.csproj",
            properties: "<OutputType>Exe</OutputType><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>",
            items: """<ProjectReference Include="../Lib/Lib.csproj" />""");
        projects.Write("App/Program.cs", "using Lib.ShopPlan;\n" + Program);

        await projects.SucceedAsync("build", "App/App.csproj");

        var run = await Command.DotnetAsync(projects.PathOf("App"), ["bin/Debug/net10.0/App.dll"]);
        Assert.Equal([Expected, "Does not match pattern '^[A-Z]{3}$'"], run.Output.Trim().Split('\n').Select(line => line.Trim()));

        // The app has no plan: the generator, which came through the library, leaves it alone.
        var generated = Directory.GetFiles(projects.PathOf("App"), "*.g.cs", SearchOption.AllDirectories);
        Assert.DoesNotContain(generated, file => file.Contains("TrackingPlanGenerator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_web_app_compiles_its_plan_and_does_not_publish_it()
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("Web/Web.csproj", sdk: "Microsoft.NET.Sdk.Web");
        projects.Write("Web/shop.plan.json", Plan);
        projects.Write("Web/appsettings.json", "{}");
        projects.Write("Web/Program.cs", """
            using TrackingPlan;
            using Web.ShopPlan;

            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPost("/orders", (ISegmentClient analytics) =>
                analytics.TrackOrderCompleted("u-1", total: 9.99m, currency: "EUR", channel: OrderCompleted.ChannelValue.Web).ToString());
            app.Run();
            """);

        await projects.SucceedAsync("publish", "Web/Web.csproj", "-o", projects.PathOf("out"));

        Assert.True(File.Exists(projects.PathOf("out/appsettings.json")));
        Assert.False(File.Exists(projects.PathOf("out/shop.plan.json")));
    }

    [Fact]
    public async Task A_plan_elsewhere_compiles_into_its_namespace()
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("App/App.csproj", properties: "<OutputType>Exe</OutputType>", items: $"""
            <PackageReference Include="TrackingPlan" Version="{feed.Version}" />
            <TrackingPlan Include="../plans/shop.json" Namespace="Contoso.Analytics" />
            """);
        projects.Write("plans/shop.json", Plan);
        projects.Write("App/Program.cs", "using Contoso.Analytics;\n" + Program);

        await projects.SucceedAsync("build", "App/App.csproj");
    }

    [Theory]
    [InlineData("11")]
    [InlineData("latest")]
    public async Task A_library_that_promises_the_CLS_and_asks_for_all_analysis_gets_no_warning(string language)
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("Lib/Lib.csproj", properties: $"""
            <LangVersion>{language}</LangVersion>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            """);
        projects.Write("Lib/Assembly.cs", "[assembly: System.CLSCompliant(true)]");
        projects.Write("Lib/shop.plan.json", Plan);

        await projects.SucceedAsync("build", "Lib/Lib.csproj");
    }

    [Fact]
    public async Task A_project_below_CSharp_11_gets_one_error()
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("App/App.csproj", properties: "<LangVersion>10</LangVersion>");
        projects.Write("App/shop.plan.json", Plan);
        projects.Write("App/Nothing.cs", "internal static class Nothing { }");

        var result = await projects.DotnetAsync("build", "App/App.csproj");

        Assert.NotEqual(0, result.ExitCode);
        var errors = result.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Split(": error ")[1].Split(':')[0]).Distinct();
        Assert.Equal("TRK1029", Assert.Single(errors));
    }

    [Fact]
    public async Task A_project_may_switch_its_plans_off()
    {
        using var projects = new PackedProjects(feed);
        projects.WriteProject("App/App.csproj", properties: "<EnableTrackingPlanFiles>false</EnableTrackingPlanFiles>");
        projects.Write("App/broken.plan.json", "{");
        projects.Write("App/Nothing.cs", "internal static class Nothing;");

        await projects.SucceedAsync("build", "App/App.csproj");
    }

    [Fact]
    public async Task A_native_app_is_published_without_a_warning_and_runs()
    {
        Requires.Tool("gcc", "apt-get install gcc libc6-dev zlib1g-dev");
        using var projects = new PackedProjects(feed);
        projects.WriteProject("App/App.csproj", properties: "<OutputType>Exe</OutputType><PublishAot>true</PublishAot>");
        projects.Write("App/shop.plan.json", Plan);
        projects.Write("App/Program.cs", "using App.ShopPlan;\n" + Program);

        await projects.SucceedAsync("publish", "App/App.csproj", "-r", RuntimeInformation.RuntimeIdentifier, "-o", projects.PathOf("out"));

        var run = await Command.RunAsync(projects.PathOf("out/App"), projects.PathOf("out"), []);
        Assert.Equal([Expected, "Does not match pattern '^[A-Z]{3}$'"], run.Output.Trim().Split('\n').Select(line => line.Trim()));
    }
}
