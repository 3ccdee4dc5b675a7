using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TrackingPlan.Endpoint;

/// <summary>The write key of a request: the user name of Basic authentication, or <c>writeKey</c> in the body.</summary>
internal static class WriteKey
{
    public static string? Find(IHeaderDictionary headers, JsonElement body) => FromHeader(headers.Authorization.ToString()) ?? FromBody(body);

    private static string? FromHeader(string authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            || header.Parameter is null)
            return null;

        var bytes = new byte[header.Parameter.Length];
        if (!Convert.TryFromBase64String(header.Parameter, bytes, out var length))
            return null;

        var user = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = user.IndexOf(':', StringComparison.Ordinal);
        return NullIfEmpty(colon < 0 ? user : user[..colon]);
    }

    private static string? FromBody(JsonElement body) =>
        body.TryGetProperty("writeKey"u8, out var key) && key.ValueKind == JsonValueKind.String ? NullIfEmpty(key.GetString()) : null;

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
