using System.Collections.Concurrent;
using System.IO.Compression;

namespace TrackingPlan.Delivery;

/// <summary>Compresses request bodies into buffers that are used again, at most one for each request on its way.</summary>
/// <remarks>
/// How much gzip adds to what cannot be compressed depends on the library: zlib's stored blocks add a thousandth, the fastest level of zlib-ng,
/// which .NET uses since 9, an eighth. So no bound is assumed: a body that does not become smaller goes out as it is.
/// </remarks>
internal sealed class GzipBuffers(int batchBytes)
{
    private readonly ConcurrentBag<byte[]> _idle = [];

    public byte[] Rent() => _idle.TryTake(out var buffer) ? buffer : GC.AllocateUninitializedArray<byte>(batchBytes);

    public void Return(byte[] buffer) => _idle.Add(buffer);

    /// <param name="body">What is to be compressed.</param>
    /// <param name="buffer">Where to.</param>
    /// <param name="smaller">The compressed body, in the buffer.</param>
    /// <returns>False when it would not be smaller.</returns>
    public static bool TryCompress(ReadOnlyMemory<byte> body, byte[] buffer, out ReadOnlyMemory<byte> smaller)
    {
        var target = new SmallerOnly(buffer.AsMemory(0, Math.Min(buffer.Length, body.Length - 1)));
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body.Span);
        smaller = buffer.AsMemory(0, target.Written);
        return target.Fits;
    }

    /// <summary>Keeps what fits, and only notes that something did not.</summary>
    private sealed class SmallerOnly(Memory<byte> buffer) : Stream
    {
        public int Written { get; private set; }

        public bool Fits { get; private set; } = true;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> source)
        {
            Fits &= source.TryCopyTo(buffer.Span[Written..]);
            if (Fits)
                Written += source.Length;
        }

        public override void Write(byte[] source, int offset, int count) => Write(source.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] target, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
