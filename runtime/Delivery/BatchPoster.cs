using System.Net;
using System.Net.Http.Headers;
using TrackingPlan.Batching;
using TrackingPlan.Delivery.Authorization;
using TrackingPlan.Guards;
using TrackingPlan.Reporting;

namespace TrackingPlan.Delivery;

/// <summary>Posts a batch once.</summary>
internal sealed class BatchPoster : IDisposable
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5); // Segment's addresses are not static

    private static readonly AttemptResult FollowedRedirect = new(
        AttemptOutcome.Rejected,
        "the endpoint answered with a redirect, which the application's HttpClient followed; the calls were withheld. "
        + $"Set {nameof(SegmentOptions.Endpoint)} to where it leads, and {nameof(SocketsHttpHandler.AllowAutoRedirect)} of the handler to false");

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
        _uri = DeliveryAddress.Batch(options);
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

    /// <summary>Lets a handler that the application chose follow no redirects either, if it is one that can be told.</summary>
    public static void FollowNoRedirects(HttpMessageHandler handler)
    {
        try
        {
            if (handler is SocketsHttpHandler sockets)
                sockets.AllowAutoRedirect = false;
            else if (handler is HttpClientHandler client)
                client.AllowAutoRedirect = false;
        }
        catch (InvalidOperationException)
        {
            // It is in use already. The body is withheld from where a redirect leads.
        }
    }

    /// <summary>Posts the batch and tells what the outcome means.</summary>
    /// <exception cref="OperationCanceledException">The client shuts down. Nothing else is ever thrown.</exception>
    public async ValueTask<AttemptResult> PostAsync(Batch batch, int retry, CancellationToken cancellationToken)
    {
        try
        {
            await _rateLimit.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await PostOnceAsync(batch, retry, cancellationToken).ConfigureAwait(false);
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
            return new(IsPermanent(e) ? AttemptOutcome.Rejected : AttemptOutcome.Retry, $"{e.GetType().Name}: {e.Message}");
        }
    }

    public void Dispose()
    {
        _authorization.Dispose();
        _own?.Dispose();
    }

    /// <summary>Whether the memory of a body may be used again. It may not while a handler of the application still reads it, and does not stop.</summary>
    private static async ValueTask<bool> IsFreeAsync(BatchContent content, CancellationToken ended)
    {
        var release = content.ReleaseAsync();
        try
        {
            await release.WaitAsync(ended).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return await ForeignCode.EndsAsync(release).ConfigureAwait(false);
        }
    }

    private async ValueTask<AttemptResult> PostOnceAsync(Batch batch, int retry, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timeout = _options.TimeProvider.CreateTimer(
            static ended => ForeignCode.Cancel((CancellationTokenSource)ended!), ended, _options.RequestTimeout, Timeout.InfiniteTimeSpan);

        var body = batch.Body(_options.TimeProvider.GetUtcNow());
        var buffer = _options.Gzip ? _gzip.Rent() : null;
        var smaller = ReadOnlyMemory<byte>.Empty;
        var isSmaller = buffer is not null && GzipBuffers.TryCompress(body, buffer, out smaller);
        using var content = new BatchContent(isSmaller ? smaller : body, gzip: isSmaller, ended.Token);
        try
        {
            return await SendAsync(content, retry, ended.Token).ConfigureAwait(false);
        }
        finally
        {
            var isFree = await IsFreeAsync(content, ended.Token).ConfigureAwait(false);
            if (buffer is not null && (isFree || !isSmaller))
                _gzip.Return(buffer);
            if (!isFree && !isSmaller)
                batch.LeaveMemory();
        }
    }

    private async ValueTask<AttemptResult> SendAsync(BatchContent content, int retry, CancellationToken ended)
    {
        try
        {
            var client = _client();
            var authorization = await _authorization.GetAsync(client, ended).ConfigureAwait(false);
            using var request = NewRequest(content, authorization, retry);
            var addressee = content.Addressee = new Addressee(request);
            using var response = await ForeignCode.WaitAsync(
                client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ended), ended).ConfigureAwait(false);
            if (addressee.IsAnsweredElsewhere(response))
                return FollowedRedirect;
            _authorization.Answered(authorization, response.StatusCode);
            return ResultOf(response);
        }
        catch (Exception) when (content.Addressee is { IsElsewhere: true })
        {
            return FollowedRedirect;
        }
    }

    /// <summary>
    /// Whether no later attempt can end otherwise: the platform or the application's client cannot send such a request. What a handler throws
    /// is otherwise taken for trouble that passes.
    /// </summary>
    private static bool IsPermanent(Exception e) => e switch
    {
        NotSupportedException or NotImplementedException or ArgumentException or TypeLoadException or MissingMemberException => true,
        ObjectDisposedException disposed => disposed.ObjectName == typeof(HttpClient).FullName,
        InvalidOperationException => e.Source == typeof(HttpClient).Assembly.GetName().Name,
        _ => false,
    };

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
        var status = (int)response.StatusCode;
        return new(
            outcome,
            status is >= 300 and < 400
                ? $"the endpoint answered {status}, a redirect, which is not followed; set {nameof(SegmentOptions.Endpoint)} to where it leads"
                : $"the endpoint answered {status}",
            status);
    }
}
