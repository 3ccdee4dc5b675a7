using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackingPlan.Benchmarks.EndToEnd;

/// <summary>
/// An endpoint in a process of its own that does as little as an endpoint can: it reads bodies, keeps how many events they hold, and answers
/// 200. Asked with GET, it tells the count and starts anew.
/// </summary>
internal static class Sink
{
    private static readonly ConcurrentQueue<byte[]> Compressed = new();
    private static long _events;

    public static async Task RunAsync()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        while (true)
            _ = ServeAsync(await listener.AcceptSocketAsync());
    }

    private static async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        var buffer = new byte[1024 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                int head;
                while ((head = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
                {
                    if (await socket.ReceiveAsync(buffer.AsMemory(length)) is not (> 0 and var read))
                        return;
                    length += read;
                }

                var headers = Encoding.ASCII.GetString(buffer, 0, head);
                var start = head + 4;
                var end = start + BodyLength(headers);
                while (length < end)
                    length += await socket.ReceiveAsync(buffer.AsMemory(length));

                var answer = headers.StartsWith("GET", StringComparison.Ordinal) ? Count().ToString() : "";
                if (answer.Length == 0)
                    Take(headers, buffer.AsSpan(start, end - start));
                await socket.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\n\r\n{answer}"));
                buffer.AsSpan(end, length - end).CopyTo(buffer);
                length -= end;
            }
        }
        catch (SocketException)
        {
        }
    }

    private static int BodyLength(string headers)
    {
        const string Name = "Content-Length: ";
        var at = headers.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(headers.AsSpan(at + Name.Length).Slice(0, headers.AsSpan(at + Name.Length).IndexOfAnyExceptInRange('0', '9') is >= 0 and var l ? l : headers.Length - at - Name.Length));
    }

    private static void Take(string headers, ReadOnlySpan<byte> body)
    {
        if (headers.Contains("gzip", StringComparison.Ordinal))
            Compressed.Enqueue(body.ToArray()); // unpacked when asked, so that it does not compete for the processor
        else
            Interlocked.Add(ref _events, body.Count("{\"messageId\":"u8));
    }

    private static long Count()
    {
        while (Compressed.TryDequeue(out var body))
        {
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            _events += plain.ToArray().AsSpan().Count("{\"messageId\":"u8);
        }

        return Interlocked.Exchange(ref _events, 0);
    }
}
