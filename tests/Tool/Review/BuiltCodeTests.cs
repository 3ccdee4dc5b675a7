using System.Text.Json;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Review;

/// <summary>What a real build tells the tool about the code.</summary>
public class BuiltCodeTests(BuiltShop shop) : IClassFixture<BuiltShop>
{
    private ToolFolder Folder => shop.Folder;

    [Theory]
    [InlineData("a description that still compiles", "\"coupon\": { \"type\": \"string\" }", "\"coupon\": { \"type\": \"string\", \"description\": \"x\" }", "src/Shop/Checkout.cs:10")]
    [InlineData("a required property", "\"required\": [\"customer_id\", \"amount\"]", "\"required\": [\"customer_id\"]", "src/Shop/Checkout.cs:7", "src/Shop/Checkout.cs:10")]
    [InlineData("a trait", "\"pii\": true", "\"pii\": false", "src/Shop/Checkout.cs:12")]
    [InlineData("an event that nobody sends", "\"Cart Left\": { \"version\": 1", "\"Cart Left\": { \"version\": 2")]
    public async Task Call_sites_are_named_for_changes_that_compile_too(string what, string now, string before, params string[] expected)
    {
        Assert.NotEmpty(what);
        Folder.Write("old/shop.plan.json", BuiltShop.Plan.Replace(now, before, StringComparison.Ordinal));
        foreach (var log in new[] { "build-1.0.sarif", "build-2.1.sarif" })
        {
            var result = await Folder.RunAsync("diff", "old/shop.plan.json", "src/Shop/shop.plan.json", "--build-log", log, "--format", "json");
            using var review = JsonDocument.Parse(result.Output);
            var sites = Assert.Single(review.RootElement.GetProperty("changes").EnumerateArray().ToList()).GetProperty("callSites").EnumerateArray();
            Assert.Equal(expected, sites.Select(site => $"{site.GetProperty("file").GetString()}:{site.GetProperty("line").GetInt32()}"));
        }
    }

    [Fact]
    public async Task Usages_of_a_solution_are_found_by_building_it()
    {
        var result = await Folder.RunAsync("usages", "Shop.slnx", "--format", "json");
        Assert.Equal((ExitCode.Clean, ""), (result.ExitCode, result.Error));
        using var report = JsonDocument.Parse(result.Output);
        await PublishedSchema.AssertValidAsync("usages", result.Output);
        Assert.Equal(
            ["Cart Left: ", "Order Placed: 7 10", "identify: 12"],
            report.RootElement.GetProperty("calls").EnumerateArray().Select(call =>
                $"{(call.GetProperty("type").GetString() == "track" ? call.GetProperty("name").GetString() : call.GetProperty("type").GetString())}: {string.Join(' ', call.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("line").GetInt32()))}"));
    }
}
