using System.Diagnostics.CodeAnalysis;

namespace Quickstart;

/// <summary>Where the calls go, by the environment: <c>SEGMENT_WRITE_KEY</c> and <c>SEGMENT_ENDPOINT</c>.</summary>
/// <param name="WriteKey">The write key.</param>
/// <param name="Endpoint">The host; null for an endpoint inside this process.</param>
internal sealed record Target(string WriteKey, Uri? Endpoint)
{
    private static readonly Uri Segment = new("https://api.segment.io");

    /// <summary>An endpoint on this machine takes any write key.</summary>
    private const string AnyWriteKey = "quickstart";

    public static bool TryRead([NotNullWhen(true)] out Target? target, [NotNullWhen(false)] out string? problem)
    {
        (target, problem) = (null, null);
        var writeKey = Read("SEGMENT_WRITE_KEY");
        var endpoint = Read("SEGMENT_ENDPOINT");
        Uri? uri = null;
        if (endpoint is not null && !Uri.TryCreate(endpoint, UriKind.Absolute, out uri))
            problem = "SEGMENT_ENDPOINT must be a URL such as https://events.eu1.segmentapis.com.";
        else if (writeKey is null && uri is { IsLoopback: false })
            problem = "SEGMENT_ENDPOINT is set and SEGMENT_WRITE_KEY is not. Set the write key of your source, or neither to stay on this machine.";
        else
            target = new(writeKey ?? AnyWriteKey, writeKey is null ? uri : uri ?? Segment);
        return target is not null;
    }

    private static string? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
