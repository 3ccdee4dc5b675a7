using System.Text;

namespace TrackingPlan.Endpoint.Tests;

/// <summary>Bodies that tests send.</summary>
internal static class Calls
{
    public const string Track = """{"event":"Referral Converted","userId":"u1","messageId":"m1","properties":{"conversion_value":49.90}}""";

    public static string TrackOf(string messageId) => $$"""{"type":"track","event":"E","userId":"u","messageId":"{{messageId}}"}""";

    public static string Batch(params IEnumerable<string> calls) => $$"""{"batch":[{{string.Join(',', calls)}}]}""";

    /// <summary>A Track call of exactly so many bytes.</summary>
    public static string TrackOfSize(int bytes) => Padded("""{"type":"track","event":"E","userId":"u","properties":{"p":"PAD"}}""", bytes);

    /// <summary>A batch of exactly so many bytes.</summary>
    public static string BatchOfSize(int bytes)
    {
        var call = TrackOfSize(30_000);
        var calls = new StringBuilder("""{"pad":"PAD","batch":[""");
        while (calls.Length + call.Length < bytes - 1_000)
            calls.Append(call).Append(',');
        return Padded(calls.Append(TrackOf("last")).Append("]}").ToString(), bytes);
    }

    private static string Padded(string json, int bytes)
    {
        // Letters that do not compress to nothing, of a fixed seed.
        var random = new Random(1);
        var padding = new string([.. Enumerable.Range(0, bytes - json.Length + 3).Select(_ => (char)('a' + random.Next(26)))]);
        return json.Replace("PAD", padding, StringComparison.Ordinal);
    }
}
