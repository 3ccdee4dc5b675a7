using System.Net;
using System.Net.Http.Headers;
using TrackingPlan.Batching;
using TrackingPlan.Delivery.Authorization;

namespace TrackingPlan.Delivery;

/// <summary>Posts a batch once.</summary>
internal sealed class BatchPoster : IDisposable
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5); // Segment's addresses are not static

    private readonly SegmentOptions _options;
    private readonly RateLimit _rateLimit;
    private readonly Uri _uri;
    private readonly IAuthorization _authorization;
    private readonly GzipBuffers _gzip;
    private readonly HttpClient? _own;
    private readonly Func<HttpClient> _client;

    public BatchPoster(SegmentOptions options, RateLimit rateLimit)
    {
        _options = options;
        _rateLimit = rateLimit;
        _uri = SegmentEndpoint.Batch(options);
        _authorization = options.OAuth is null ? new WriteKeyAuthorization(options.WriteKey) : new OAuthAuthorization(options);
        _gzip = new GzipBuffers(options.BatchBytes);
        _own = options.HttpClient is null ? new HttpClient(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan } : null;
        _client = options.HttpClient ?? (() => _own!);
    }

    /// <summary>
    /// The handler of every client that is not the application's own. It follows no redirect, which would carry the write key to another host.
    /// </summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = ConnectionLifetime,
    };

    /// <summary>Posts the batch and tells what the outcome means.</summary>
    /// <exception cref="OperationCanceledException">The client shuts down.</exception>
    public async ValueTask<AttemptResult> PostAsync(Batch batch, int retry, CancellationToken cancellationToken)
    {
        await _rateLimit.WaitAsync(cancellationToken).ConfigureAwait(false);
        var body = batch.Body(_options.TimeProvider.GetUtcNow());
        if (!_options.Gzip)
            return await PostAsync(body, retry, cancellationToken).ConfigureAwait(false);

        var buffer = _gzip.Rent();
        try
        {
            return await PostAsync(GzipBuffers.Compress(body, buffer), retry, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gzip.Return(buffer);
        }
    }

    public void Dispose()
    {
        _authorization.Dispose();
        _own?.Dispose();
    }

    private async ValueTask<AttemptResult> PostAsync(ReadOnlyMemory<byte> body, int retry, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, _options.TimeProvider);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var content = new BatchContent(body, _options.Gzip);
        try
        {
            var client = _client();
            var authorization = await _authorization.GetAsync(client, ended.Token).ConfigureAwait(false);
            using var request = NewRequest(content, authorization, retry);
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ended.Token).ConfigureAwait(false);
            _authorization.Answered(authorization, response.StatusCode);
            return ResultOf(response);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new(AttemptOutcome.Retry, $"no response within {_options.RequestTimeout.TotalSeconds:0.###} s");
        }
        catch (AuthorizationException e)
        {
            return new(e.IsFinal ? AttemptOutcome.Rejected : AttemptOutcome.Retry, e.Message);
        }
        catch (HttpRequestException e)
        {
            return new(AttemptOutcome.Retry, $"{e.HttpRequestError}: {e.Message}");
        }
#pragma warning disable CA1031 // whatever an application's handler throws, the batch must not be lost by it
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new(AttemptOutcome.Retry, $"{e.GetType().Name}: {e.Message}");
        }
        finally
        {
            await content.ReleaseAsync().ConfigureAwait(false);
        }
    }

    private HttpRequestMessage NewRequest(BatchContent content, AuthenticationHeaderValue authorization, int retry)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _uri)
        {
            Content = content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher,
        };
        request.Headers.Authorization = authorization;
        if (retry > 0)
            request.Headers.Add("X-Retry-Count", retry.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return request;
    }

    private AttemptResult ResultOf(HttpResponseMessage response)
    {
        var wait = _rateLimit.Read(response.Headers);
        var outcome = AttemptResult.OutcomeOf(response.StatusCode, wait is not null, _authorization.CanRenew);
        if (outcome == AttemptOutcome.RateLimited)
            _rateLimit.Pause(wait!.Value);
        return new(outcome, $"the endpoint answered {(int)response.StatusCode}", (int)response.StatusCode);
    }
}
