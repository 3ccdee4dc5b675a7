namespace TrackingPlan.Delivery.Authorization;

/// <summary>
/// Whom a request is for. A handler of the application may follow a redirect, and would hand the write key and the calls to another host.
/// </summary>
/// <remarks>
/// A handler may also look up the address of a service, and that is its right. The two differ: .NET takes the authorization off a request that
/// follows a redirect; and a redirect comes after the request was sent, when the address changes for good.
/// </remarks>
internal sealed class Addressee(HttpRequestMessage request)
{
    private readonly Uri? _uri = request.RequestUri;
    private readonly bool _isAuthorized = request.Headers.Authorization is not null;
    private Uri? _sentTo;
    private bool _isWithheld;

    /// <summary>Whether a redirect was followed, be it without the body, which is withheld then, or in vain.</summary>
    public bool IsElsewhere => _isWithheld || HasLeft(request);

    /// <summary>The body is about to be written for the address that the request has now.</summary>
    /// <exception cref="InvalidOperationException">That is where a redirect leads.</exception>
    public void BeforeBody()
    {
        var uri = request.RequestUri;
        var sentTo = Interlocked.CompareExchange(ref _sentTo, uri, null);
        var followed = _isAuthorized ? request.Headers.Authorization is null : sentTo is not null && sentTo != uri;
        if (!followed || uri == _uri)
            return;
        _isWithheld = true;
        throw new InvalidOperationException("The body is not for the host that a redirect leads to.");
    }

    /// <summary>Whether a response comes from elsewhere. A redirect may also turn the request into a GET, which answers 200 and delivers nothing.</summary>
    public bool IsAnsweredElsewhere(HttpResponseMessage response) => HasLeft(request) || (response.RequestMessage is { } last && HasLeft(last));

    /// <summary>A message that a handler has made itself, to a second address at once, is no redirect: .NET changes the one that it follows with.</summary>
    private bool HasLeft(HttpRequestMessage last) =>
        last.RequestUri is { } uri
        && (last.Method != HttpMethod.Post
            || (uri != _uri && (_isAuthorized ? last.Headers.Authorization is null : last == request && uri != (_sentTo ?? uri))));
}
