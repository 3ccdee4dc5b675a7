using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using TrackingPlan.Endpoint;

namespace TrackingPlan.Quickstart.Tests;

public sealed class QuickstartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_prints_the_six_calls_of_a_referral_as_they_were_received()
    {
        var result = await Sample.RunAsync();

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith("Posting to a Segment endpoint inside this process, http://127.0.0.1:", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                """track     user_ada    Referral Invite Sent       {"referrer_user_id":"user_ada","channel":"email","referral_code":"pNRB1aYqArN"}""",
                """track     user_ada    Referral Signup Completed  {"referred_user_id":"user_grace","referrer_user_id":"user_ada","referral_code":"pNRB1aYqArN"}""",
                """identify  user_grace                             {"email":"grace@example.com","referral_source":"cello","referred_by_user_id":"user_ada","referral_code_used":"pNRB1aYqArN","created_at":"2026-03-01T09:00:00Z"}""",
                """group     user_grace  company_navy               {"referral_source":"cello","referred_by_user_id":"user_ada","referral_code_used":"pNRB1aYqArN"}""",
                """track     user_ada    Referral Converted         {"referred_user_id":"user_grace","referrer_user_id":"user_ada","referral_code":"pNRB1aYqArN","plan_name":"Pro","conversion_value":49.90,"currency":"EUR"}""",
                """track     user_ada    Referral Reward Issued     {"referrer_user_id":"user_ada","reward_type":"credits","reward_value":20,"reward_currency":null,"referral_code":"pNRB1aYqArN"}""",
                "",
                "6 delivered, 0 lost",
                "",
            ],
            lines[2..]);
    }

    [Fact]
    public async Task What_arrives_is_what_the_plan_describes()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { Strict = true, WriteKey = "the-write-key" }, Cancellation);

        var result = await Sample.RunAsync("the-write-key", endpoint.Url.ToString());

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Posting to {endpoint.Url}.", result.Output, StringComparison.Ordinal);
        Assert.Equal(6, endpoint.Received.Count);
        Assert.All(endpoint.Requests, request => Assert.Equal(("/v1/batch", 200), (request.Path, request.Status)));
        Assert.Equal(6, endpoint.Received.Select(call => call.MessageId).Distinct().Count());
        foreach (var call in endpoint.Received)
        {
            using var json = JsonDocument.Parse(call.Sent);
            var isTrack = call.Type == "track";
            var schema = isTrack ? await PlanSchema.OfEventAsync(call.Event!) : await PlanSchema.OfTraitsAsync(call.Type);
            Assert.Empty(schema.Validate(json.RootElement.GetProperty(isTrack ? "properties" : "traits").GetRawText()));
            Assert.NotNull(call.OriginalTimestamp);
            Assert.NotNull(call.SentAt);
            Assert.False(call.IsDuplicate);
        }

        Assert.Equal(
            ["user_ada", "user_ada", "user_grace", "user_grace", "user_ada", "user_ada"],
            endpoint.Received.Select(call => call.UserId));
    }

    [Theory]
    [InlineData("""{"referrer_user_id":"u","channel":"fax","referral_code":"c"}""", "channel")]
    [InlineData("""{"referrer_user_id":"u","channel":"email"}""", "referral_code")]
    [InlineData("""{"referrer_user_id":"u","channel":"email","referral_code":""}""", "referral_code")]
    [InlineData("""{"referrer_user_id":"u","channel":"email","referral_code":"c","extra":1}""", "extra")]
    public async Task The_schema_of_the_plan_refuses_what_the_plan_does_not_describe(string properties, string property)
    {
        var schema = await PlanSchema.OfEventAsync("Referral Invite Sent");

        Assert.Contains(schema.Validate(properties), error => error.Property == property);
    }

    [Fact]
    public async Task When_the_endpoint_stops_before_the_calls_are_delivered_it_says_what_was_lost_and_why()
    {
        var result = await Sample.RunAsync(arguments: "--stop-endpoint");

        AssertAllLost(result);
    }

    [Fact]
    public async Task When_nothing_listens_it_ends_in_bounded_time_and_says_what_was_lost_and_why()
    {
        // Command kills what does not end, long before the client's own twelve hours are over.
        var result = await Sample.RunAsync("the-write-key", $"http://127.0.0.1:{ClosedPort()}");

        AssertAllLost(result);
        Assert.DoesNotContain("the-write-key", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_write_key_is_refused_it_says_so_at_once()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { Strict = true, WriteKey = "another" }, Cancellation);

        var result = await Sample.RunAsync("the-write-key", endpoint.Url.ToString());

        AssertAllLost(result);
        Assert.Contains("401", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the-write-key", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Single(endpoint.Requests);
    }

    [Theory]
    [InlineData(null, "https://segment.example", "SEGMENT_WRITE_KEY")]
    [InlineData("key", "not a url", "SEGMENT_ENDPOINT")]
    [InlineData("key", "http://segment.example", "https")]
    [InlineData(null, null, "--stop-endpoint", "--what")]
    [InlineData("key", null, "SEGMENT_WRITE_KEY", "--stop-endpoint")]
    public async Task A_wrong_use_is_explained(string? writeKey, string? endpoint, string explained, params string[] arguments)
    {
        var result = await Sample.RunAsync(writeKey, endpoint, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(explained, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static void AssertAllLost(CommandResult result)
    {
        Assert.Equal("", result.Error);
        Assert.Equal(1, result.ExitCode);
        var lines = result.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Contains(lines, line => line.StartsWith("6 not delivered: ", StringComparison.Ordinal) && line.Length > 30);
        Assert.Equal("0 delivered, 6 lost", lines[^1]);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
