using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace TrackingPlan.Endpoint.Tests;

public sealed class ServerFieldsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    // The client's clock is ten minutes slow: it happened 5 s before the request left.
    [InlineData("2026-03-01T11:49:55.000Z", "2026-03-01T11:50:00Z", "2026-03-01T11:59:55.000Z")]
    [InlineData("2026-03-01T13:49:55.000+02:00", "2026-03-01T11:50:00Z", "2026-03-01T11:59:55.000Z")]
    [InlineData("2026-03-01T11:49:55.000", "2026-03-01T11:50:00Z", "2026-03-01T11:59:55.000Z")]
    [InlineData("2025-01-01T00:00:00.000Z", null, "2025-01-01T00:00:00.000Z")]
    [InlineData(null, "2026-03-01T11:50:00Z", "2026-03-01T12:00:00.000Z")]
    [InlineData(null, null, "2026-03-01T12:00:00.000Z")]
    [InlineData("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-03-01T12:00:00.000Z")]
    public async Task The_time_is_corrected_by_the_clock_of_the_client(string? timestamp, string? sentAt, string expected)
    {
        var (call, json) = await ReceiveAsync(
            new JsonObject { ["type"] = "track", ["event"] = "E", ["userId"] = "u", ["timestamp"] = timestamp },
            new JsonObject { ["sentAt"] = sentAt });

        Assert.Empty(call.Violations);
        Assert.Equal(DateTimeOffset.Parse(expected, null), call.Timestamp);
        Assert.Equal(expected, (string?)json["timestamp"]);
        Assert.Equal("2026-03-01T12:00:00.000Z", (string?)json["receivedAt"]);
        Assert.Equal(timestamp is not null, json.ContainsKey("originalTimestamp"));
        Assert.Equal(sentAt is not null, json.ContainsKey("sentAt"));
    }

    [Fact]
    public async Task The_context_and_integrations_of_the_batch_are_merged_into_each_call()
    {
        var (_, json) = await ReceiveAsync(
            JsonNode.Parse("""{"type":"page","userId":"u","context":{"ip":"1.2.3.4","app":{"name":"own"}}}""")!.AsObject(),
            JsonNode.Parse("""{"context":{"app":{"name":"batch"},"locale":"de"},"integrations":{"All":false}}""")!.AsObject());

        AssertJson("""{"locale":"de","ip":"1.2.3.4","app":{"name":"own"}}""", json["context"]);
        AssertJson("""{"All":false}""", json["integrations"]);
    }

    [Fact]
    public async Task A_context_of_the_wrong_type_is_shown_as_it_was_sent()
    {
        var (call, json) = await ReceiveAsync(
            JsonNode.Parse("""{"type":"page","userId":"u","context":"mine"}""")!.AsObject(),
            JsonNode.Parse("""{"context":{"locale":"de"}}""")!.AsObject());

        Assert.Single(call.Violations);
        Assert.Equal("mine", (string?)json["context"]);
    }

    [Fact]
    public async Task Members_are_handed_on_byte_for_byte()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        const string Properties = """{"":1,"a\u0062":1.50,"big":123456789012345678901234567890,"é":"\u00e9\/","d":1,"d":2,"e":1e400}""";

        using var response = await client.PostAsync("/v1/track", $$"""{ "event":"E","userId":"u","odd name":[ 1, 2 ],"properties":{{Properties}}}""");

        var json = endpoint.Received.Single().ToSegmentJson();
        Assert.Contains($"\"properties\":{Properties}", json, StringComparison.Ordinal);
        Assert.Contains("\"odd name\":[ 1, 2 ]", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_a_message_id_gets_one()
    {
        var (call, json) = await ReceiveAsync(new JsonObject { ["type"] = "page", ["userId"] = "u" }, []);

        Assert.StartsWith("endpoint-", call.MessageId, StringComparison.Ordinal);
        Assert.Equal(call.MessageId, (string?)json["messageId"]);
    }

    [Fact]
    public async Task A_duplicate_is_kept_and_flagged()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var first = await client.PostAsync("/v1/batch", Calls.Batch(Calls.TrackOf("a"), Calls.TrackOf("b"), Calls.TrackOf("a")));
        using var second = await client.PostAsync("/v1/batch", Calls.Batch(Calls.TrackOf("b"), Calls.TrackOf("c")));

        Assert.Equal(
            [("a", false), ("b", false), ("a", true), ("b", true), ("c", false)],
            endpoint.Received.Select(call => (call.MessageId, call.IsDuplicate)));
    }

    [Fact]
    public async Task What_the_client_says_of_its_attempt_is_kept()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { Clock = new FakeTimeProvider(Now) }, Client.Cancellation);
        using var client = new Client(endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batch")
        {
            Content = new StringContent("""{"batch":[],"sentAt":"2026-03-01T11:50:00Z"}"""),
        };
        request.Headers.Add("X-Retry-Count", "3");

        using var response = await client.SendAsync(request);

        var received = endpoint.Requests.Single();
        Assert.Equal((3, Now, Now.AddMinutes(-10)), (received.RetryCount, received.ReceivedAt, received.SentAt));
    }

    private static async Task<(ReceivedCall Call, JsonObject Json)> ReceiveAsync(JsonObject call, JsonObject batch)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { Clock = new FakeTimeProvider(Now) }, Client.Cancellation);
        using var client = new Client(endpoint);
        batch["batch"] = new JsonArray(call);
        using var response = await client.PostAsync("/v1/batch", batch.ToJsonString());
        var received = endpoint.Received.Single();
        return (received, JsonNode.Parse(received.ToSegmentJson())!.AsObject());
    }

    private static void AssertJson(string expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
