using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace TrackingPlan.Delivery.Authorization;

/// <summary>A bearer token from Segment's authorization server, kept until half of its life is over or Segment refuses it.</summary>
internal sealed class OAuthAuthorization : IAuthorization
{
    private static readonly Uri Oregon = new("https://oauth2.segment.io");
    private static readonly Uri Dublin = new("https://oauth2.eu1.segmentapis.com");
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    private readonly SegmentOptions _options;
    private readonly ClientAssertion _assertion;
    private readonly Uri _tokens;
    private readonly SemaphoreSlim _asking = new(1);
    private Token? _token;
    private TimeSpan _skew; // how far the server's clock is ahead of ours

    public OAuthAuthorization(SegmentOptions options)
    {
        var server = ServerOf(options);
        _options = options;
        _assertion = new ClientAssertion(options.OAuth!, server);
        _tokens = new Uri(server, "/token");
    }

    public bool CanRenew => true;

    public static Uri ServerOf(SegmentOptions options) =>
        options.OAuth!.Server ?? (options.Region == SegmentRegion.EU ? Dublin : Oregon);

    public async ValueTask<AuthenticationHeaderValue> GetAsync(HttpClient client, CancellationToken cancellationToken)
    {
        if (Current() is { } value)
            return value;

        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _token = Current() is null ? await AskAsync(client, cancellationToken).ConfigureAwait(false) : _token;
            return _token!.Value;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Answered(AuthenticationHeaderValue value, HttpStatusCode status)
    {
        if ((int)status is 400 or 401 or 403 or 511 && Volatile.Read(ref _token) is { } token && token.Value == value)
            Interlocked.CompareExchange(ref _token, null, token);
    }

    public void Dispose()
    {
        _assertion.Dispose();
        _asking.Dispose();
    }

    private AuthenticationHeaderValue? Current() =>
        Volatile.Read(ref _token) is { } token && _options.TimeProvider.GetUtcNow() < token.RenewAt ? token.Value : null;

    private async Task<Token> AskAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var now = _options.TimeProvider.GetUtcNow();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = _assertion.Sign(now + _skew),
            ["scope"] = _options.OAuth!.Scope,
        });
        using var response = await client.PostAsync(_tokens, form, cancellationToken).ConfigureAwait(false);
        if (response.Headers.Date is { } theirs)
            _skew = theirs - _options.TimeProvider.GetUtcNow();
        if (!response.IsSuccessStatusCode)
        {
            throw new AuthorizationException(
                $"the authorization server answered {(int)response.StatusCode}", isFinal: (int)response.StatusCode is 400 or 401 or 415);
        }

        return await ReadAsync(response, now, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Token> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(body);
            var lifetime = json.RootElement.TryGetProperty("expires_in"u8, out var seconds) && seconds.TryGetInt64(out var number)
                ? TimeSpan.FromSeconds(number)
                : DefaultLifetime;
            return new Token(new("Bearer", json.RootElement.GetProperty("access_token"u8).GetString()!), now + (lifetime / 2));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new AuthorizationException("the authorization server sent no token", isFinal: false);
        }
    }

    private sealed record Token(AuthenticationHeaderValue Value, DateTimeOffset RenewAt);
}
