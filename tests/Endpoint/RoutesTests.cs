using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace TrackingPlan.Endpoint.Tests;

public sealed class RoutesTests
{
    [Theory]
    [InlineData("/v1/track", "track")]
    [InlineData("/v1/identify", "identify")]
    [InlineData("/v1/group", "group")]
    [InlineData("/v1/page", "page")]
    [InlineData("/v1/screen", "screen")]
    [InlineData("/v1/alias", "alias")]
    [InlineData("/v1/t", "track")]
    [InlineData("/v1/i", "identify")]
    [InlineData("/v1/g", "group")]
    [InlineData("/v1/p", "page")]
    [InlineData("/v1/a", "alias")]
    public async Task A_single_call_has_the_type_of_its_path(string path, string type)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync(
            path, """{"event":"E","userId":"u","anonymousId":"a","groupId":"g","previousId":"p","name":"n","messageId":"m"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"success":true}""", await response.Content.ReadAsStringAsync(Client.Cancellation));
        var call = Assert.Single(endpoint.Received);
        Assert.Equal(type, call.Type);
        Assert.Equal(("E", "u", "a", "g", "p", "n", "m"), (call.Event, call.UserId, call.AnonymousId, call.GroupId, call.PreviousId, call.Name, call.MessageId));
        Assert.Empty(call.Violations);
    }

    [Theory]
    [InlineData("/v1/batch")]
    [InlineData("/v1/import")]
    [InlineData("/v1/b")]
    public async Task A_batch_holds_calls_of_every_type(string path)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync(path, Calls.Batch(
            """{"type":"track","event":"E","userId":"u"}""",
            """{"type":"identify","userId":"u"}""",
            """{"type":"group","groupId":"g","userId":"u"}""",
            """{"type":"page","anonymousId":"a"}""",
            """{"type":"screen","anonymousId":"a"}""",
            """{"type":"alias","userId":"u","previousId":"p"}"""));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["track", "identify", "group", "page", "screen", "alias"], endpoint.Received.Select(call => call.Type));
        Assert.Equal([1L, 2, 3, 4, 5, 6], endpoint.Received.Select(call => call.Sequence));
        Assert.All(endpoint.Received, call => Assert.Empty(call.Violations));
        Assert.Equal((path, 200, 6), endpoint.Requests.Select(request => (request.Path, request.Status, request.CallCount)).Single());
    }

    [Fact]
    public async Task A_wrong_path_is_told_where_the_right_ones_are()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/v1/batch", Calls.Batch());

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("/v1/batch", await response.Content.ReadAsStringAsync(Client.Cancellation), StringComparison.Ordinal);
        Assert.Empty(endpoint.Requests);
    }

    [Fact]
    public async Task A_wrong_method_is_not_allowed()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/track");

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_browser_may_send_from_any_origin()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/t");
        preflight.Headers.Add("Origin", "https://app.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization, content-type");

        using var allowed = await client.SendAsync(preflight);
        using var sent = await client.PostAsync("/v1/t", Encoding.UTF8.GetBytes(Calls.Track), type: "text/plain;charset=UTF-8");

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("*", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("POST", allowed.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains("Authorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal("*", sent.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Empty(Assert.Single(endpoint.Received).Violations);
        Assert.Empty(Assert.Single(endpoint.Requests).Violations);
    }

    [Fact]
    public async Task The_settings_of_a_source_name_this_endpoint()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/projects/a%22b/settings");

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var settings = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Client.Cancellation));
        var segment = settings.RootElement.GetProperty("integrations").GetProperty("Segment.io");
        Assert.Equal("a\"b", segment.GetProperty("apiKey").GetString());
        Assert.Equal($"127.0.0.1:{endpoint.Url.Port}/v1", segment.GetProperty("apiHost").GetString());
        Assert.True(settings.RootElement.GetProperty("plan").GetProperty("track").GetProperty("__default").GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task The_application_can_be_extended()
    {
        var failures = 1;
        await using var endpoint = await SegmentEndpoint.StartAsync(
            new()
            {
                Configure = app => app.Use((context, next) =>
                {
                    if (Interlocked.Decrement(ref failures) < 0)
                        return next(context);
                    context.Response.StatusCode = 503;
                    return Task.CompletedTask;
                }),
            },
            Client.Cancellation);
        using var client = new Client(endpoint);

        using var failed = await client.PostAsync("/v1/track", Calls.Track);
        using var taken = await client.PostAsync("/v1/track", Calls.Track);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Single(endpoint.Received);
    }
}
