using System.Net;
using System.Text;

namespace TrackingPlan.Endpoint.Tests;

public sealed class BodiesTests
{
    public static TheoryData<string, string> Malformed => new()
    {
        { "", "line 1, byte 1" },
        { "{", "line 1, byte 2" },
        { "{\"event\":\n\"E\",}", "line 2, byte 5" },
        { "{\"event\":\"E\"} trailing", "line 1, byte" },
        { "nonsense", "line 1, byte 2" },
        { "[]", "a JSON object was expected" },
        { "null", "a JSON object was expected" },
        { "\"text\"", "a JSON object was expected" },
        { "{\"event\":\"\\ud800\",\"userId\":\"u\"}", "half of a surrogate pair" },
        { new string('[', 300), "line 1" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_not_a_JSON_object_is_400_with_the_place(string body, string message)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/track", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"code\":\"invalid_json\"", await response.Content.ReadAsStringAsync(Client.Cancellation), StringComparison.Ordinal);
        Assert.Contains(message, endpoint.Requests.Single().Error, StringComparison.Ordinal);
        Assert.Empty(endpoint.Received);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_400()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/track", [.. "{\"event\":\""u8, 0xFF, .. "\",\"userId\":\"u\"}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("UTF-8", endpoint.Requests.Single().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_nested_deep_is_taken()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);

        using var response = await client.PostAsync("/v1/track", $$"""{"event":"E","userId":"u","properties":{{nested}}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(nested, endpoint.Received.Single().ToSegmentJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    public async Task A_gzip_body_is_inflated(string encoding)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/track", Client.Gzip(Encoding.UTF8.GetBytes(Calls.Track)), encoding: encoding);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Calls.Track, Encoding.UTF8.GetString(endpoint.Received.Single().Sent.Span));
        Assert.True(endpoint.Requests.Single().IsCompressed);
        Assert.Equal(Calls.Track.Length, endpoint.Requests.Single().BodyBytes);
    }

    [Fact]
    public async Task What_only_says_that_it_is_gzip_is_400()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        var whole = Client.Gzip(Encoding.UTF8.GetBytes(Calls.Track));

        using var plain = await client.PostAsync("/v1/track", Encoding.UTF8.GetBytes(Calls.Track), encoding: "gzip");
        using var cut = await client.PostAsync("/v1/track", whole[..^12], encoding: "gzip");
        using var other = await client.PostAsync("/v1/track", whole, encoding: "br");

        Assert.All([plain, cut, other], response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode));
        Assert.Contains("gzip", endpoint.Requests[0].Error, StringComparison.Ordinal);
        Assert.Contains("Content-Encoding", endpoint.Requests[2].Error, StringComparison.Ordinal);
        Assert.Empty(endpoint.Received);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_leaves_the_endpoint_as_it_was()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using (var socket = new System.Net.Sockets.TcpClient())
        {
            await socket.ConnectAsync(endpoint.Url.Host, endpoint.Url.Port, Client.Cancellation);
            await socket.GetStream().WriteAsync("POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), Client.Cancellation);
        }

        using var client = new Client(endpoint);
        using var response = await client.PostAsync("/v1/track", Calls.Track);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(endpoint.Received);
    }
}
