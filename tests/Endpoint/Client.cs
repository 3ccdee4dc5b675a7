using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace TrackingPlan.Endpoint.Tests;

/// <summary>Posts to an endpoint over a real socket.</summary>
internal sealed class Client(SegmentEndpoint endpoint) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = endpoint.Url };

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> PostAsync(string path, string json, string? writeKey = "key") =>
        PostAsync(path, Encoding.UTF8.GetBytes(json), writeKey);

    public async Task<HttpResponseMessage> PostAsync(
        string path, byte[] body, string? writeKey = "key", string type = "application/json", string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
            request.Content.Headers.ContentEncoding.Add(encoding);
        if (writeKey is not null)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(writeKey + ":")));
        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, Cancellation);

    public static byte[] Gzip(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
            gzip.Write(body);
        return compressed.ToArray();
    }

    /// <summary>Writes bytes as they are and returns the status line of the answer; null when the endpoint just closes.</summary>
    public static async Task<string?> SendRawAsync(SegmentEndpoint endpoint, params string[] parts)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(endpoint.Url.Host, endpoint.Url.Port, Cancellation);
        using var stream = socket.GetStream();
        foreach (var part in parts)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part), Cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(Cancellation);
    }

    public void Dispose() => _http.Dispose();
}
