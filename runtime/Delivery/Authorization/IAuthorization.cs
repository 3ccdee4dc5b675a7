using System.Net;
using System.Net.Http.Headers;

namespace TrackingPlan.Delivery.Authorization;

/// <summary>How requests say who sends them.</summary>
internal interface IAuthorization : IDisposable
{
    /// <summary>Whether 511 may be cured by another token.</summary>
    bool CanRenew { get; }

    /// <summary>The value of the <c>Authorization</c> header for the next request.</summary>
    /// <exception cref="AuthorizationException">There is no token.</exception>
    ValueTask<AuthenticationHeaderValue> GetAsync(HttpClient client, CancellationToken cancellationToken);

    /// <summary>Learns how a request with this value was answered.</summary>
    void Answered(AuthenticationHeaderValue value, HttpStatusCode status);
}

/// <summary>No token could be had from the authorization server.</summary>
internal sealed class AuthorizationException(string message, bool isFinal) : Exception(message)
{
    /// <summary>Whether asking again would be of no use.</summary>
    public bool IsFinal { get; } = isFinal;
}
