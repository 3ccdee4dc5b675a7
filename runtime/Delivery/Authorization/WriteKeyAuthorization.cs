using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TrackingPlan.Delivery.Authorization;

/// <summary>The write key as the user of Basic authentication, with an empty password.</summary>
internal sealed class WriteKeyAuthorization(string writeKey) : IAuthorization
{
    private readonly AuthenticationHeaderValue _value = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(writeKey + ":")));

    public bool CanRenew => false;

    public ValueTask<AuthenticationHeaderValue> GetAsync(HttpClient client, CancellationToken cancellationToken) => new(_value);

    public void Answered(AuthenticationHeaderValue value, HttpStatusCode status)
    {
    }

    public void Dispose()
    {
    }
}
