using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Delivery;

/// <summary>The way of a call from the client's method to the endpoint's socket.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_six_kinds_arrive_with_their_members(bool gzip)
    {
        await using var endpoint = new ScriptedEndpoint();
        await using (var client = Clients.To(endpoint, o => o.Gzip = gzip))
        {
            Assert.Equal(CallOutcome.Accepted, client.Track(ReferralConverted.Sample()));
            client.IdentifyUntyped(Identity.Both("u-2", "anon-2"), new() { ["email"] = "a@example.com" });
            client.GroupUntyped("u-2", "company-1", new() { ["plan"] = "Team" });
            client.PageUntyped(Identity.Anonymous("anon-3"), "Pricing", new() { ["path"] = "/pricing" }, "Docs");
            client.ScreenUntyped("u-3", "Home");
            client.Alias("old", "new");
            await client.FlushAsync(TestContext.Current.CancellationToken);

            var statistics = client.Statistics;
            Assert.Equal((6, 6, 0, 0), (statistics.Accepted, statistics.Delivered, statistics.Pending, statistics.Lost));
        }

        var request = Assert.Single(endpoint.Requests);
        Assert.Equal("POST /v1/batch HTTP/1.1", request.RequestLine);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("write-key:")), request.Header("Authorization"));
        Assert.Equal("application/json", request.Header("Content-Type"));
        Assert.Equal("write-key", request.Root.GetProperty("writeKey").GetString());
        Assert.Equal(DateTimeOffset.UtcNow, request.Root.GetProperty("sentAt").GetDateTimeOffset(), TimeSpan.FromMinutes(1));

        var calls = request.Calls;
        Assert.Equal(["track", "identify", "group", "page", "screen", "alias"], calls.Select(call => call.GetProperty("type").GetString()));
        Assert.Equal(6, request.MessageIds.Distinct().Count());
        Assert.All(calls, call => Assert.Equal("TrackingPlan", call.GetProperty("context").GetProperty("library").GetProperty("name").GetString()));

        Same("""{"referrer_user_id":"u-1","referral_code":"pNRB1aYqArN","plan_name":"Team","conversion_value":99.50,"currency":"EUR"}""", calls[0].GetProperty("properties"));
        Same("""{"event_version":2}""", calls[0].GetProperty("context").GetProperty("protocols"));
        Same("""["u-2","anon-2"]""", calls[1].GetProperty("userId"), calls[1].GetProperty("anonymousId"));
        Same("""[{"email":"a@example.com"}]""", calls[1].GetProperty("traits"));
        Same("""["company-1",{"plan":"Team"}]""", calls[2].GetProperty("groupId"), calls[2].GetProperty("traits"));
        Same("""["Pricing","Docs",{"path":"/pricing"}]""", calls[3].GetProperty("name"), calls[3].GetProperty("category"), calls[3].GetProperty("properties"));
        Same("""["Home"]""", calls[4].GetProperty("name"));
        Same("""["old","new"]""", calls[5].GetProperty("previousId"), calls[5].GetProperty("userId"));
    }

    private static void Same(string expected, params JsonElement[] actual)
    {
        var node = expected.StartsWith('[') ? new JsonArray([.. actual.Select(a => JsonNode.Parse(a.GetRawText()))]) : JsonNode.Parse(actual[0].GetRawText());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), node), $"expected {expected}, got {node}");
    }
}
