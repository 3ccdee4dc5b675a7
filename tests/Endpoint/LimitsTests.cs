using System.Net;
using System.Text;

namespace TrackingPlan.Endpoint.Tests;

public sealed class LimitsTests
{
    private const int CallLimit = 32 * 1024;
    private const int BatchLimit = 500 * 1024;

    [Theory]
    [InlineData(CallLimit, HttpStatusCode.OK, 1)]
    [InlineData(CallLimit + 1, HttpStatusCode.BadRequest, 0)]
    public async Task A_single_call_may_have_32_KB(int bytes, HttpStatusCode status, int received)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/track", Calls.TrackOfSize(bytes));

        await AssertAnswerAsync(response, status, endpoint, received);
    }

    [Theory]
    [InlineData(CallLimit, HttpStatusCode.OK, 2)]
    [InlineData(CallLimit + 1, HttpStatusCode.BadRequest, 0)]
    public async Task A_call_in_a_batch_may_have_32_KB(int bytes, HttpStatusCode status, int received)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/batch", Calls.Batch(Calls.TrackOf("m"), Calls.TrackOfSize(bytes)));

        await AssertAnswerAsync(response, status, endpoint, received);
    }

    [Theory]
    [InlineData(BatchLimit, HttpStatusCode.OK, false)]
    [InlineData(BatchLimit + 1, HttpStatusCode.BadRequest, false)]
    [InlineData(BatchLimit, HttpStatusCode.OK, true)]
    [InlineData(BatchLimit + 1, HttpStatusCode.BadRequest, true)]
    public async Task A_batch_may_have_500_KB_before_compression(int bytes, HttpStatusCode status, bool compressed)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        var body = Encoding.UTF8.GetBytes(Calls.BatchOfSize(bytes));
        Assert.Equal(bytes, body.Length);

        using var response = compressed
            ? await client.PostAsync("/v1/batch", Client.Gzip(body), encoding: "gzip")
            : await client.PostAsync("/v1/batch", body);

        await AssertAnswerAsync(response, status, endpoint, status == HttpStatusCode.OK ? 18 : 0);
        Assert.Equal(compressed, endpoint.Requests.Single().IsCompressed);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_bounded_too()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        var block = new string(' ', 0x10000);

        var status = await Client.SendRawAsync(
            endpoint,
            ["POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", .. Enumerable.Repeat($"10000\r\n{block}\r\n", 8), "0\r\n\r\n"]);

        Assert.Equal("HTTP/1.1 400 Bad Request", status);
        Assert.Contains("Exceed payload limit", endpoint.Requests.Single().Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_500, 2_500, 0)]
    [InlineData(2_501, 2_500, 1)]
    [InlineData(3_000, 2_500, 500)]
    public async Task Calls_beyond_2_500_are_dropped_behind_a_200_and_noted(int sent, int received, int dropped)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/batch", Calls.Batch(Enumerable.Range(1, sent).Select(i => Calls.TrackOf($"m{i}"))));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(received, endpoint.Received.Count);
        Assert.Equal("m2500", endpoint.Received[^1].MessageId);
        var violations = endpoint.Requests.Single().Violations;
        if (dropped == 0)
            Assert.Empty(violations);
        else
            Assert.Equal(("too_many_events", $"a batch takes 2,500 calls; the {dropped} beyond were dropped"), (violations.Single().Code, violations.Single().Message));
    }

    [Fact]
    public async Task A_message_id_may_have_100_characters()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync(
            "/v1/batch", Calls.Batch(Calls.TrackOf(new('a', 100)), Calls.TrackOf(new('b', 101)), Calls.TrackOf(new('b', 101))));

        Assert.Equal([0, 1, 1], endpoint.Received.Select(call => call.Violations.Count));
        Assert.Equal("message_id_too_long", endpoint.Received[1].Violations.Single().Code);
    }

    private static async Task AssertAnswerAsync(HttpResponseMessage response, HttpStatusCode status, SegmentEndpoint endpoint, int received)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(received, endpoint.Received.Count);
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal((int)status, request.Status);
        if (status == HttpStatusCode.OK)
        {
            Assert.Null(request.Error);
            return;
        }

        Assert.Contains("Exceed payload limit", request.Error, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"payload_too_large\"", await response.Content.ReadAsStringAsync(Client.Cancellation), StringComparison.Ordinal);
    }
}
