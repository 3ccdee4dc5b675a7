namespace TrackingPlan;

/// <summary>
/// OAuth 2.0 instead of the write key alone (<see href="https://segment.com/docs/connections/oauth/">OAuth for Segment</see>): the client signs an
/// assertion with its private key and receives a token that it keeps and renews.
/// </summary>
public sealed class SegmentOAuthOptions
{
    /// <summary>The id of the OAuth application.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The id that Segment gave the public key.</summary>
    public string KeyId { get; set; } = "";

    /// <summary>The RSA private key in PEM. A secret: it is never logged.</summary>
    public string PrivateKey { get; set; } = "";

    /// <summary>Another authorization server than the region's. Must be https, with the exceptions of <see cref="SegmentOptions.Endpoint"/>.</summary>
    public Uri? Server { get; set; }

    /// <summary>What the token is for, by default <c>tracking_api:write</c>.</summary>
    public string Scope { get; set; } = "tracking_api:write";

    /// <summary>The id of the OAuth application; never the key.</summary>
    public override string ToString() => $"{nameof(SegmentOAuthOptions)} for {ClientId}";

    /// <summary>A copy that the application cannot change, without the blanks that a file or a variable brings along.</summary>
    internal SegmentOAuthOptions Clone() => new()
    {
        ClientId = ClientId.Trim(),
        KeyId = KeyId.Trim(),
        PrivateKey = PrivateKey,
        Server = Server,
        Scope = Scope.Trim(),
    };
}
