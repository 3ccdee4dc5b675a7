using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>Requests to Segment's Public API: the token, the limits of rate, and what an error says.</summary>
internal sealed class PublicApiTransport
{
    /// <summary>A limit that lifts later than this is for a person to wait for.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>How long one attempt may take, with its whole answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    private const int MaxRetries = 5;
    private const string MediaType = "application/vnd.segment.v1+json";

    private readonly HttpClient _http;
    private readonly Uri _host;
    private readonly string _token;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;

    /// <exception cref="InputException">The token would travel without encryption.</exception>
    public PublicApiTransport(HttpClient http, Uri host, string token, TimeProvider time)
    {
        if (host.Scheme != Uri.UriSchemeHttps && !host.IsLoopback)
            throw new InputException($"{host} is not https: the token is never sent over an unencrypted connection.");
        (_http, _host, _token, _time) = (http, host, token, time);
        _retries = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = LongestWait,
                ShouldHandle = static attempt => ValueTask.FromResult(
                    attempt.Outcome is { Exception: HttpRequestException } or { Result.StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError }),
                DelayGenerator = attempt => ValueTask.FromResult(WaitFor(attempt.Outcome.Result, time)),
            })
            .Build();
    }

    /// <summary>Sends a request and returns the answer's <c>data</c>.</summary>
    /// <exception cref="InputException">Segment refused the token, the plan or the rules.</exception>
    /// <exception cref="PublicApiException">Segment cannot be reached, did not answer in time, or answered something else than its JSON.</exception>
    public async Task<JsonValue> Send(HttpMethod method, string path, JsonValue? body, CancellationToken cancellation)
    {
        var operation = Operation(method, path);
        HttpResponseMessage response;
        try
        {
            response = await _retries.ExecuteAsync(
                async token => await Attempt(operation, () => Request(method, path, body), token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw new PublicApiException(
                exception.InnerException is IOException broken
                    ? $"The connection to {_host.Host} broke before the answer to {operation} was whole: {SafeText.Short(broken.Message)}"
                    : $"Cannot reach {_host.Host}: {SafeText.Short(exception.Message)}");
        }

        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw Refusal(response.StatusCode, operation, JsonParser.Parse(text).Root);
            return Data(operation, response.Content.Headers.ContentType?.MediaType, text);
        }
    }

    /// <summary>What a request is called in messages: without its query, which is long and says nothing to people.</summary>
    public static string Operation(HttpMethod method, string path) => $"{method} {path.Split('?')[0]}";

    private async Task<HttpResponseMessage> Attempt(string operation, Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var message = request();
            return await _http.SendAsync(message, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PublicApiException($"{_host.Host} did not answer {operation} within {Timeout.TotalSeconds:F0} seconds.");
        }
    }

    /// <summary>A proxy's page, half an answer or an answer to something else must never be taken for a plan without rules.</summary>
    private JsonValue Data(string operation, string? mediaType, string text)
    {
        if (mediaType is not "application/json" && mediaType?.EndsWith("+json", StringComparison.Ordinal) != true)
        {
            throw new PublicApiException(
                $"{_host.Host} answered {operation} with {(mediaType is null ? "something of no type" : SafeText.Short(mediaType))} where JSON was expected. Is a proxy between, or {SegmentConnection.AddressVariable} wrong?");
        }

        var answer = JsonParser.Parse(text);
        if (answer.Problems is [var problem, ..])
        {
            throw new PublicApiException(
                $"{_host.Host} answered {operation} with broken JSON, {text.Length} characters long, wrong at character {problem.Range.Start + 1}: {SafeText.Short(problem.Message)}. Run the command again.");
        }

        return answer.Root["data"] is { Kind: JsonKind.Object } data
            ? data
            : throw new PublicApiException($"{_host.Host} answered {operation} with something else than its documented JSON: it has no \"data\". Is a proxy between?");
    }

    private HttpRequestMessage Request(HttpMethod method, string path, JsonValue? body)
    {
        var request = new HttpRequestMessage(method, new Uri(_host, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Headers.Accept.ParseAdd(MediaType);
        if (body is not null)
            request.Content = new StringContent(JsonText.Of(body), new MediaTypeHeaderValue(MediaType));
        return request;
    }

    /// <summary>X-RateLimit-Reset is a date here, unlike in the tracking API, where it is a number of seconds.</summary>
    private static TimeSpan? WaitFor(HttpResponseMessage? response, TimeProvider time)
    {
        if (response?.StatusCode != HttpStatusCode.TooManyRequests)
            return null;
        var wait = Wait(response, time);
        if (wait > LongestWait)
            throw new PublicApiException($"Segment's rate limit lifts in {Math.Ceiling(wait.Value.TotalMinutes)} minutes. Run the command again then.");
        return wait;
    }

    private static TimeSpan? Wait(HttpResponseMessage response, TimeProvider time)
    {
        if (response.Headers.RetryAfter?.Delta is { } delta)
            return delta;
        if (response.Headers.TryGetValues("X-RateLimit-Reset", out var values)
            && DateTimeOffset.TryParse(values.First(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var reset))
        {
            // The date has whole seconds: one more, so as not to come a moment too early.
            var wait = reset - time.GetUtcNow() + TimeSpan.FromSeconds(1);
            return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
        }

        return null;
    }

    private static Exception Refusal(HttpStatusCode status, string operation, JsonValue answer)
    {
        var said = answer["errors"] is { Kind: JsonKind.Array, Items: [var first, ..] } && first.TextOf("message") is { Length: > 0 } message
            ? $" Segment says: {SafeText.Short(message)}"
            : "";
        return status switch
        {
            HttpStatusCode.Unauthorized => new InputException(
                $"Segment refused the token (401). Is SEGMENT_PUBLIC_API_TOKEN a Public API token of this workspace and region?{said}"),
            HttpStatusCode.Forbidden => new InputException(
                $"the token may not {operation} (403): reading needs the role Tracking Plan Read-only, writing Tracking Plan Admin.{said}"),
            HttpStatusCode.NotFound => new InputException(
                $"there is no such tracking plan in this workspace and region (404 for {operation}). Try the other --region.{said}"),
            HttpStatusCode.TooManyRequests => new PublicApiException(
                $"Segment's rate limit stopped {operation} {MaxRetries + 1} times (429). Run the command again in a few minutes.{said}"),
            >= HttpStatusCode.InternalServerError => new PublicApiException($"Segment answered {operation} with {(int)status}. Try again later.{said}"),
            _ => new InputException($"Segment refused {operation} ({(int)status}).{said}"),
        };
    }
}
