using System.Net;
using System.Text;
using System.Text.Json;

namespace TrackingPlan.Endpoint.Tests;

public sealed class RulesTests
{
    [Theory]
    [InlineData("""{"type":"track","userId":"u"}""", "missing_event", "event")]
    [InlineData("""{"type":"track","userId":"u","event":""}""", "missing_event", "event")]
    [InlineData("""{"type":"track","event":"E"}""", "missing_identity", "userId")]
    [InlineData("""{"type":"track","event":"E","userId":"","anonymousId":""}""", "missing_identity", "userId")]
    [InlineData("""{"type":"identify"}""", "missing_identity", "userId")]
    [InlineData("""{"type":"identify","userId":null}""", "missing_identity", "userId")]
    [InlineData("""{"type":"page"}""", "missing_identity", "userId")]
    [InlineData("""{"type":"screen"}""", "missing_identity", "userId")]
    [InlineData("""{"type":"group","userId":"u"}""", "missing_group_id", "groupId")]
    [InlineData("""{"type":"alias","userId":"u"}""", "missing_previous_id", "previousId")]
    [InlineData("""{"type":"alias","previousId":"p","anonymousId":"a"}""", "missing_user_id", "userId")]
    [InlineData("""{"userId":"u"}""", "invalid_call_type", "type")]
    [InlineData("""{"type":"Track","event":"E","userId":"u"}""", "invalid_call_type", "type")]
    [InlineData("""{"type":"identify","userId":"u","traits":[]}""", "invalid_type", "traits")]
    [InlineData("""{"type":"identify","userId":"u","context":"c"}""", "invalid_type", "context")]
    [InlineData("""{"type":"identify","userId":"u","integrations":true}""", "invalid_type", "integrations")]
    [InlineData("""{"type":"page","userId":"u","properties":1}""", "invalid_type", "properties")]
    [InlineData("""{"type":"page","userId":"u","messageId":7}""", "invalid_type", "messageId")]
    [InlineData("""{"type":"page","userId":"u","timestamp":"yesterday"}""", "invalid_time", "timestamp")]
    [InlineData("""{"type":"page","userId":"u","timestamp":1700000000}""", "invalid_time", "timestamp")]
    [InlineData("17", "invalid_type", "")]
    [InlineData("null", "invalid_type", "")]
    public async Task A_breach_is_noted_behind_a_200_and_refused_in_strict_mode(string call, string code, string field)
    {
        await using var lenient = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        await using var strict = await SegmentEndpoint.StartAsync(new() { Strict = true }, Client.Cancellation);
        using var toLenient = new Client(lenient);
        using var toStrict = new Client(strict);
        var batch = Calls.Batch(Calls.TrackOf("good"), call);

        using var noted = await toLenient.PostAsync("/v1/batch", batch);
        using var refused = await toStrict.PostAsync("/v1/batch", batch);

        Assert.Equal(HttpStatusCode.OK, noted.StatusCode);
        Assert.Empty(lenient.Received[0].Violations);
        var violation = Assert.Single(lenient.Received[1].Violations);
        Assert.Equal((code, field), (violation.Code, violation.Field));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(strict.Received);
        using var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Client.Cancellation));
        var told = error.RootElement.GetProperty("error");
        Assert.Equal(code, told.GetProperty("code").GetString());
        Assert.StartsWith("batch[1]", told.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(field.Length == 0 ? "batch[1]" : $"batch[1].{field}", told.GetProperty("violations")[0].GetProperty("field").GetString());
        Assert.Equal(violation.Message, told.GetProperty("violations")[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"batch":{}}""")]
    [InlineData("""{"batch":null}""")]
    public async Task A_batch_needs_an_array(string body)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/batch", body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("missing_batch", endpoint.Requests.Single().Violations.Single().Code);
    }

    [Fact]
    public async Task The_path_stands_against_the_type_of_a_single_call()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/identify", """{"type":"track","userId":"u"}""");

        Assert.Equal("identify", endpoint.Received.Single().Type);
        Assert.Equal("invalid_call_type", endpoint.Received.Single().Violations.Single().Code);
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("text/plain", true)]
    [InlineData("application/x-www-form-urlencoded", false)]
    public async Task The_content_type_is_JSON_or_the_plain_text_of_browsers(string type, bool right)
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/track", Encoding.UTF8.GetBytes(Calls.Track), type: type);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(right ? [] : ["content_type"], endpoint.Requests.Single().Violations.Select(violation => violation.Code));
    }

    [Fact]
    public async Task An_error_about_thousands_of_calls_stays_short()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { Strict = true }, Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync("/v1/batch", Calls.Batch(Enumerable.Repeat("{}", 2_500)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.InRange((await response.Content.ReadAsStringAsync(Client.Cancellation)).Length, 100, 5_000);
    }

    [Fact]
    public async Task No_message_repeats_what_was_sent()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(new() { Strict = true }, Client.Cancellation);
        using var client = new Client(endpoint);

        using var response = await client.PostAsync(
            "/v1/batch", Calls.Batch("""{"type":"SECRET","event":["SECRET"],"timestamp":"SECRET","userId":{"a":"SECRET"}}"""), writeKey: "SECRET");

        Assert.DoesNotContain("SECRET", await response.Content.ReadAsStringAsync(Client.Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", endpoint.Requests.Single().Error, StringComparison.Ordinal);
    }
}
