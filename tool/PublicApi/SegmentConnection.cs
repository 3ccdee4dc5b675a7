using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>A connection to a workspace, made of what the environment says.</summary>
internal sealed class SegmentConnection : IDisposable
{
    public const string TokenVariable = "SEGMENT_PUBLIC_API_TOKEN";
    public const string RegionVariable = "SEGMENT_REGION";

    /// <summary>Another address of the API, such as a proxy's. Must be https, or on this machine.</summary>
    public const string AddressVariable = "SEGMENT_PUBLIC_API_URL";

    /// <summary>The transport limits the time of each attempt itself, to tell its end from a cancellation.</summary>
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = TextFile.MostBytes,
    };

    private SegmentConnection(Uri host, string token, TimeProvider time) => Client = new PublicApiClient(new PublicApiTransport(_http, host, token, time));

    public PublicApiClient Client { get; }

    /// <param name="context">Whose variables say the token, and what the region is when the command does not.</param>
    /// <param name="region"><c>us</c> or <c>eu</c>; null: as the environment says, or US.</param>
    /// <exception cref="InputException">There is no token, or no such region.</exception>
    public static SegmentConnection Open(ToolContext context, string? region = null)
    {
        var token = context.Variable(TokenVariable)?.Trim();
        if (string.IsNullOrEmpty(token))
            throw new InputException($"set {TokenVariable} to a token of Segment's Public API (Settings > Workspace settings > Access Management > Tokens).");
        if (token.Any(c => c is <= ' ' or > '~'))
            throw new InputException($"{TokenVariable} holds characters that no token has; is it quoted, or a path?");
        return new SegmentConnection(Address(context, region), token, context.Clock);
    }

    private static Uri Address(ToolContext context, string? region)
    {
        if (context.Variable(AddressVariable) is { Length: > 0 } address)
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                ? uri
                : throw new InputException($"{AddressVariable} is no http address.");
        }

        var word = region ?? context.Variable(RegionVariable) ?? "us";
        return Enum.TryParse<PublicApiRegion>(word, ignoreCase: true, out var known) && !char.IsAsciiDigit(word[0])
            ? known.Host()
            : throw new InputException($"\"{word}\" is no region of Segment; expected us or eu.");
    }

    public void Dispose() => _http.Dispose();
}
