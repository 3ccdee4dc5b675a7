using System.Net;
using System.Text;

namespace TrackingPlan.Endpoint.Tests;

public sealed class WriteKeyTests
{
    [Theory]
    [InlineData("Basic a2V5Og==", "{}", "key")] // key:
    [InlineData("basic a2V5", "{}", "key")] // key, without the colon
    [InlineData("Basic a2V5OnBhc3N3b3Jk", "{}", "key")] // key:password
    [InlineData(null, """{"writeKey":"key"}""", "key")]
    [InlineData("Bearer token", """{"writeKey":"key"}""", "key")]
    [InlineData("Basic a2V5Og==", """{"writeKey":"other"}""", "key")]
    [InlineData("Basic !!!", """{"writeKey":"key"}""", "key")]
    [InlineData("Basic Og==", "{}", null)] // :
    [InlineData("Basic", "{}", null)]
    [InlineData(null, """{"writeKey":""}""", null)]
    [InlineData(null, """{"writeKey":7}""", null)]
    [InlineData(null, "{}", null)]
    public async Task It_comes_by_Basic_authentication_or_in_the_body(string? authorization, string body, string? writeKey)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/track") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var received = endpoint.Requests.Single();
        Assert.Equal(writeKey, received.WriteKey);
        Assert.Equal(writeKey is null ? ["missing_write_key"] : [], received.Violations.Select(violation => violation.Code));
    }

    [Fact]
    public async Task A_wrong_one_is_noted_behind_a_200_and_is_401_in_strict_mode()
    {
        await using var lenient = await SegmentEndpoint.StartAsync(new() { WriteKey = "right" }, Client.Cancellation);
        await using var strict = await SegmentEndpoint.StartAsync(new() { WriteKey = "right", Strict = true }, Client.Cancellation);
        using var toLenient = new Client(lenient);
        using var toStrict = new Client(strict);

        using var noted = await toLenient.PostAsync("/v1/track", Calls.Track, "wrong");
        using var refused = await toStrict.PostAsync("/v1/track", Calls.Track, "wrong");
        using var missing = await toStrict.PostAsync("/v1/track", Calls.Track, writeKey: null);
        using var taken = await toStrict.PostAsync("/v1/track", Calls.Track, "right");

        Assert.Equal(HttpStatusCode.OK, noted.StatusCode);
        Assert.Equal("invalid_write_key", lenient.Requests.Single().Violations.Single().Code);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK], [refused.StatusCode, missing.StatusCode, taken.StatusCode]);
        Assert.DoesNotContain("right", await refused.Content.ReadAsStringAsync(Client.Cancellation), StringComparison.Ordinal);
        Assert.Single(strict.Received);
    }

    [Fact]
    public async Task One_that_is_far_too_long_is_not_kept()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/track", $$"""{"writeKey":"{{new string('k', 30_000)}}"}""", writeKey: null);

        Assert.Null(endpoint.Requests.Single().WriteKey);
        Assert.Equal("invalid_write_key", endpoint.Requests.Single().Violations.Single().Code);
    }

    [Fact]
    public async Task It_does_not_reach_the_JSON_that_is_handed_on()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/track", """{"writeKey":"secret","event":"E","userId":"u"}""", writeKey: null);

        Assert.DoesNotContain("secret", endpoint.Received.Single().ToSegmentJson(), StringComparison.Ordinal);
    }
}
