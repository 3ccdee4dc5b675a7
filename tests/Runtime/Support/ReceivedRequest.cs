using System.IO.Compression;
using System.Text.Json;

namespace TrackingPlan.Tests.Support;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedRequest(int Number, string RequestLine, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether the answer was sent, as far as the endpoint knows.</summary>
    public bool Answered { get; set; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public byte[] Json
    {
        get
        {
            if (Header("Content-Encoding") != "gzip")
                return Body;
            using var gzip = new GZipStream(new MemoryStream(Body), CompressionMode.Decompress);
            using var json = new MemoryStream();
            gzip.CopyTo(json);
            return json.ToArray();
        }
    }

    public JsonElement Root => JsonDocument.Parse(Json).RootElement;

    public JsonElement[] Calls => [.. Root.GetProperty("batch").EnumerateArray()];

    public IEnumerable<string> MessageIds => Calls.Select(call => call.GetProperty("messageId").GetString()!);
}
