using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TrackingPlan.Guards;

namespace TrackingPlan.Delivery.Authorization;

/// <summary>A bearer token from Segment's authorization server, kept until half of its life is over or Segment refuses it.</summary>
internal sealed class OAuthAuthorization : IAuthorization
{
    private static readonly Uri Oregon = new("https://oauth2.segment.io");
    private static readonly Uri Dublin = new("https://oauth2.eu1.segmentapis.com");
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5); // an assertion is signed for less than a minute, beginning five seconds ago

    private readonly SegmentOptions _options;
    private readonly ClientAssertion _assertion;
    private readonly Uri _tokens;
    private readonly SemaphoreSlim _asking = new(1);
    private Token? _token;
    private ServerTime? _serverTime;

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
        Volatile.Read(ref _token) is { } token && _options.TimeProvider.GetElapsedTime(token.AskedAt) < token.RenewAfter ? token.Value : null;

    private async Task<Token> AskAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var time = _options.TimeProvider;
        var askedAt = time.GetTimestamp();
        var signedAt = _serverTime?.Now(time) ?? time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, _tokens);
        var addressee = new Addressee(request);
        request.Content = new Form(addressee, new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = _assertion.Sign(signedAt),
            ["scope"] = _options.OAuth!.Scope,
        });
        using var response = await SendAsync(client, request, addressee, cancellationToken).ConfigureAwait(false);
        var signedInVain = false;
        if (response.Headers.Date is { } theirs)
        {
            _serverTime = new ServerTime(theirs, time.GetTimestamp());
            signedInVain = (theirs - signedAt).Duration() > ClockTolerance;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new AuthorizationException(
                $"the authorization server answered {(int)response.StatusCode}",
                isFinal: (int)response.StatusCode is (400 or 401 or 415 or (>= 300 and < 400)) && !signedInVain);
        }

        return await ReadAsync(response, askedAt, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpRequestMessage request, Addressee addressee, CancellationToken cancellationToken)
    {
        try
        {
            var response = await ForeignCode.WaitAsync(client.SendAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (!addressee.IsAnsweredElsewhere(response))
                return response;
            response.Dispose();
        }
        catch (Exception) when (addressee.IsElsewhere)
        {
        }

        throw new AuthorizationException("the authorization server answered with a redirect, which the application's HttpClient followed", isFinal: true);
    }

    private static async Task<Token> ReadAsync(HttpResponseMessage response, long askedAt, CancellationToken cancellationToken)
    {
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(body);
            var lifetime = json.RootElement.TryGetProperty("expires_in"u8, out var seconds) && seconds.TryGetInt64(out var number)
                ? TimeSpan.FromSeconds(number)
                : DefaultLifetime;
            return new Token(new("Bearer", json.RootElement.GetProperty("access_token"u8).GetString()!), askedAt, lifetime / 2);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new AuthorizationException("the authorization server sent no token", isFinal: false);
        }
    }

    private sealed class Form(Addressee addressee, IEnumerable<KeyValuePair<string, string>> fields) : FormUrlEncodedContent(fields)
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            addressee.BeforeBody();
            return base.SerializeToStreamAsync(stream, context, cancellationToken);
        }
    }

    private sealed record Token(AuthenticationHeaderValue Value, long AskedAt, TimeSpan RenewAfter);

    /// <summary>What the server's clock said, and when. Our own may be wrong, or set in between.</summary>
    private sealed record ServerTime(DateTimeOffset Said, long SaidAt)
    {
        public DateTimeOffset Now(TimeProvider time) => Said + time.GetElapsedTime(SaidAt);
    }
}
