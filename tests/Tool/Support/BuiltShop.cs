namespace TrackingPlan.Tool.Tests;

/// <summary>A solution of a library with a plan and an application that sends its calls, built by the .NET SDK with a log.</summary>
public sealed class BuiltShop : IAsyncLifetime
{
    public const string Plan = """
        {
          "name": "Shop",
          "events": {
            "Order Placed": {
              "version": 1,
              "user": "customer_id",
              "properties": {
                "customer_id": { "type": "string" },
                "amount": { "type": "number" },
                "coupon": { "type": "string" }
              },
              "required": ["customer_id", "amount"]
            },
            "Cart Left": { "version": 1, "properties": { "items": { "type": "integer" } } }
          },
          "identify": { "traits": { "email": { "type": "string", "pii": true } } }
        }
        """;

    private const string Code = """
        using TrackingPlan;
        using App.Plan;

        public class Checkout(ISegmentClient analytics)
        {
            public void Paid(decimal amount) =>
                analytics.Track(new OrderPlaced { CustomerId = "c", Amount = amount });

            public void PaidWithCoupon(decimal amount, string coupon) =>
                analytics.TrackOrderPlaced(customerId: "c", amount: amount, coupon: coupon);

            public void Known(string email) => analytics.Identify("c", new IdentifyTraits { Email = email });
        }
        """;

    private readonly ToolFolder _folder = new();

    internal ToolFolder Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("Shop.slnx", """<Solution><Project Path="src/Shop/Shop.csproj" /></Solution>""");
        _folder.Write("src/Shop/shop.plan.json", Plan);
        _folder.Write("src/Shop/Checkout.cs", Code);
        _folder.Write("src/Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Built("TrackingPlan.dll")}" />
                <TrackingPlan Include="shop.plan.json" Namespace="App.Plan" />
                <Analyzer Include="{Built("TrackingPlan.Generator.dll")}" />
              </ItemGroup>
              <Import Project="{Path.Combine(Repository.Root, "runtime/buildTransitive/TrackingPlan.targets")}" />
            </Project>
            """);
        await BuildAsync("-p:ErrorLog=" + _folder.PathOf("build-1.0.sarif"));
        await BuildAsync($"-p:ErrorLog={_folder.PathOf("build-2.1.sarif")}%2cversion=2.1");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task BuildAsync(string log)
    {
        var build = await Command.DotnetAsync(_folder.Path, ["build", "Shop.slnx", "-nologo", "--no-incremental", "--disable-build-servers", log]);
        Assert.True(build.ExitCode == 0, build.Output);
    }

    private static string Built(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
