using System.Collections.Concurrent;
using System.IO.Compression;

namespace TrackingPlan.Delivery;

/// <summary>Compresses request bodies into buffers that are used again, at most one for each request on its way.</summary>
internal sealed class GzipBuffers(int batchBytes)
{
    private const int MostGrowth = 4096; // what gzip adds to half a megabyte that cannot be compressed, with room to spare

    private readonly ConcurrentBag<byte[]> _idle = [];

    public byte[] Rent() => _idle.TryTake(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(batchBytes + MostGrowth);

    public void Return(byte[] buffer) => _idle.Add(buffer);

    public static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body, byte[] buffer)
    {
        using var target = new MemoryStream(buffer);
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        return buffer.AsMemory(0, (int)target.Position);
    }
}
