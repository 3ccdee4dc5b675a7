namespace TrackingPlan.Delivery;

/// <summary>Where batches are posted to.</summary>
internal static class DeliveryAddress
{
    private static readonly Uri Oregon = new("https://api.segment.io");
    private static readonly Uri Dublin = new("https://events.eu1.segmentapis.com");

    /// <summary>The URI of <c>/v1/batch</c>.</summary>
    public static Uri Batch(SegmentOptions options)
    {
        var endpoint = options.Endpoint ?? (options.Region == SegmentRegion.EU ? Dublin : Oregon);
        var path = endpoint.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase))
            path = path[..^3];
        return new UriBuilder(endpoint) { Path = path + "/v1/batch" }.Uri;
    }

    /// <summary>What is wrong with a URI that secrets are sent to, or null.</summary>
    public static string? Problem(Uri? endpoint, ISet<string> insecureHosts)
    {
        if (endpoint is null)
            return null;
        if (!endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttps && endpoint.Scheme != Uri.UriSchemeHttp))
            return "must be an absolute https URI such as https://api.segment.io";
        if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            return "must be a host and path alone, without user, query or fragment";
        if (endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback && !insecureHosts.Contains(endpoint.Host))
            return $"must be https, for write keys and personal data would travel unprotected; to allow it for this host, add '{endpoint.Host}' to {nameof(SegmentOptions.InsecureHosts)}";
        return null;
    }
}
