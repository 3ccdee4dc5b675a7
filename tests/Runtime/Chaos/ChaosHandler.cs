using System.Net;

namespace TrackingPlan.Tests.Chaos;

/// <summary>A handler of an application: it throws, answers itself, sends twice, and does not listen.</summary>
internal sealed class ChaosHandler(Func<int, int> next) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => next(40) switch
    {
        0 => throw new FormatException("thrown at once"),
        1 => ThrowLaterAsync(new InvalidOperationException("thrown later")),
        2 => ThrowLaterAsync(new PlatformNotSupportedException("not here")),
        3 => Task.FromCanceled<HttpResponseMessage>(new CancellationToken(true)),
        4 => null!,
        5 => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway)),
        6 => WithThrowingRegistrationAsync(request, cancellationToken),
        < 12 => SendTwiceAsync(request, cancellationToken),
        _ => base.SendAsync(request, cancellationToken),
    };

    private static async Task<HttpResponseMessage> ThrowLaterAsync(Exception exception)
    {
        await Task.Yield();
        throw exception;
    }

    private async Task<HttpResponseMessage> SendTwiceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
        copy.Headers.Authorization = request.Headers.Authorization;
        return await await Task.WhenAny(base.SendAsync(request, cancellationToken), base.SendAsync(copy, cancellationToken));
    }

    private async Task<HttpResponseMessage> WithThrowingRegistrationAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.Register(() => throw new IOException("a registration that throws"));
        return await base.SendAsync(request, cancellationToken);
    }
}
