using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <summary>Encodes the JSON values that a plan leaves untyped, into a buffer that each thread keeps.</summary>
internal static class JsonNodeEncoder
{
    [ThreadStatic]
    private static CallBuffer? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Encodes a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="problem">Why it cannot be written, or null.</param>
    /// <returns>The JSON, valid until the thread's next call; empty when there is a problem, or when it is larger than a call may be.</returns>
    public static ReadOnlySpan<byte> Encode(JsonNode node, out string? problem)
    {
        // Taken out of the slot while in use: a converter of the application may make a call itself.
        var buffer = _buffer ?? new CallBuffer();
        var writer = _writer ?? new Utf8JsonWriter(Stream.Null, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        (_buffer, _writer) = (null, null);
        buffer.Clear();
        writer.Reset(buffer);
        problem = null;
        try
        {
            node.WriteTo(writer);
            writer.Flush();
        }
#pragma warning disable CA1031 // the converters of an application may throw anything
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!buffer.IsTooSmall)
            {
                problem = e is ArgumentException or InvalidOperationException or NotSupportedException or JsonException
                    ? "holds a value that JSON cannot express (NaN, infinity, an unsupported type, a name twice, or nesting deeper than 1,000)"
                    : EnvelopeCheck.Threw(e);
            }

            return default;
        }

        (_buffer, _writer) = (buffer, writer);
        return buffer.Written;
    }

    /// <summary>Takes what one call may take, and no more: values may be endless.</summary>
    private sealed class CallBuffer : IBufferWriter<byte>
    {
        // The writer asks for three times the length of a text before it knows what the text takes.
        private const int MostAsked = (3 * SegmentLimits.EventBytes) + 4096;

        private byte[] _bytes = new byte[4096];
        private int _written;

        public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _written);

        /// <summary>Whether more was asked for than there is.</summary>
        public bool IsTooSmall { get; private set; }

        public void Clear() => (_written, IsTooSmall) = (0, false);

        public void Advance(int count)
        {
            _written += count;
            if (_written > SegmentLimits.EventBytes)
                Refuse();
        }

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (sizeHint > MostAsked)
                Refuse();
            var needed = _written + Math.Max(sizeHint, 1);
            if (needed > _bytes.Length)
                Array.Resize(ref _bytes, Math.Max(needed, 2 * _bytes.Length));
            return _bytes.AsMemory(_written);
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        private void Refuse()
        {
            IsTooSmall = true;
            throw new InvalidOperationException("The value is larger than a call may be.");
        }
    }
}
