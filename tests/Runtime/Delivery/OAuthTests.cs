using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Delivery;

/// <summary>OAuth 2.0: one socket plays the authorization server, another Segment.</summary>
public sealed class OAuthTests : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly WatchedTime _time = new();

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_signed_assertion_buys_a_token_that_is_kept()
    {
        await using var server = Tokens("token-1");
        await using var segment = new ScriptedEndpoint();
        await using var client = Client(segment, server);
        await Deliver(client);
        await Deliver(client);

        Assert.Equal(["Bearer token-1", "Bearer token-1"], segment.Requests.Select(request => request.Header("Authorization")));
        Assert.Equal(Clients.WriteKey, segment.Requests[0].Root.GetProperty("writeKey").GetString());

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /token HTTP/1.1", request.RequestLine);
        var form = Encoding.UTF8.GetString(request.Body).Split('&').Select(field => field.Split('=')).ToDictionary(f => f[0], f => Uri.UnescapeDataString(f[1]));
        Assert.Equal(
            ("client_credentials", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "tracking_api:write"),
            (form["grant_type"], form["client_assertion_type"], form["scope"]));

        var parts = form["client_assertion"].Split('.');
        Assert.True(_key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), FromBase64(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal("""{"alg":"RS256","typ":"JWT","kid":"key-7"}""", Encoding.UTF8.GetString(FromBase64(parts[0])));
        using var claims = JsonDocument.Parse(FromBase64(parts[1]));
        Assert.Equal("client-7", claims.RootElement.GetProperty("sub").GetString());
        Assert.Equal(server.Uri.GetLeftPart(UriPartial.Authority), claims.RootElement.GetProperty("aud").GetString());
        Assert.Equal(55, claims.RootElement.GetProperty("exp").GetInt64() - claims.RootElement.GetProperty("iat").GetInt64());
        Assert.True(claims.RootElement.GetProperty("iat").GetInt64() < _time.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_token_is_renewed_at_half_of_its_life()
    {
        await using var server = Tokens("token-1", "token-2");
        await using var segment = new ScriptedEndpoint();
        await using var client = Client(segment, server);
        await Deliver(client);
        _time.Advance(TimeSpan.FromSeconds(1_801));
        await Deliver(client);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], segment.Requests.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_token_that_segment_refuses_is_replaced_and_the_batch_sent_again()
    {
        await using var server = Tokens("token-1", "token-2");
        await using var segment = new ScriptedEndpoint(Reply.Status(401));
        await using var client = Client(segment, server);
        client.Track(ReferralConverted.Sample());
        var flushing = client.FlushAsync(TestContext.Current.CancellationToken);
        await _time.PassNextWait();
        await flushing;
        Assert.Equal(["Bearer token-1", "Bearer token-2"], segment.Requests.Select(request => request.Header("Authorization")));
        Assert.Equal(1, client.Statistics.Delivered);
    }

    [Fact]
    public async Task A_server_that_refuses_the_client_ends_the_delivery_with_the_reason()
    {
        string? description = null;
        await using var server = new ScriptedEndpoint(Reply.Status(401));
        await using var segment = new ScriptedEndpoint();
        await using var client = Client(segment, server, options => options.OnFailed = Clients.Sync(failure => description = failure.Description));
        await Deliver(client);
        Assert.Empty(segment.Requests);
        Assert.Equal("the authorization server answered 401", description);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "not json")]
    [InlineData(200, "{}")]
    public async Task A_server_in_trouble_is_asked_again(int status, string body)
    {
        await using var server = new ScriptedEndpoint(Reply.Status(status, body: body), Token("token-2"));
        await using var segment = new ScriptedEndpoint();
        await using var client = Client(segment, server);
        client.Track(ReferralConverted.Sample());
        var flushing = client.FlushAsync(TestContext.Current.CancellationToken);
        await _time.PassNextWait();
        await flushing;
        Assert.Equal("Bearer token-2", Assert.Single(segment.Requests).Header("Authorization"));
    }

    [Fact]
    public void A_key_that_is_none_is_named_and_not_shown()
    {
        var options = Clients.Options(new("https://example.com"));
        options.OAuth = new() { ClientId = "c", KeyId = "k", PrivateKey = "SECRET" };
        var exception = Assert.Throws<ArgumentException>(() => new SegmentClient(options));
        Assert.Contains("OAuth:PrivateKey", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", exception.ToString(), StringComparison.Ordinal);
    }

    private static ScriptedEndpoint Tokens(params string[] tokens) => new([.. tokens.Select(Token)]);

    private static Reply Token(string token) =>
        Reply.Status(200, body: $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":3600}""");

    private static byte[] FromBase64(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    private static async Task Deliver(SegmentClient client)
    {
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
    }

    private SegmentClient Client(ScriptedEndpoint segment, ScriptedEndpoint server, Action<SegmentOptions>? configure = null) =>
        Clients.To(segment, options =>
        {
            options.TimeProvider = _time;
            options.RequestTimeout = WatchedTime.RequestTimeout;
            options.OAuth = new() { ClientId = "client-7", KeyId = "key-7", PrivateKey = _key.ExportPkcs8PrivateKeyPem(), Server = server.Uri };
            configure?.Invoke(options);
        });
}
