using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <summary>Encodes the JSON values that a plan leaves untyped, into a buffer that each thread keeps.</summary>
internal static class JsonNodeEncoder
{
    private const int KeptCapacity = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    /// <summary>Encodes a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="problem">Why it cannot be written, or null.</param>
    /// <returns>The JSON, valid until the thread's next call; empty when there is a problem.</returns>
    public static ReadOnlySpan<byte> Encode(JsonNode node, out string? problem)
    {
        // Taken out of the slot while in use: a converter of the application may make a call itself.
        var buffer = s_buffer ?? new ArrayBufferWriter<byte>();
        var writer = s_writer ?? new Utf8JsonWriter(Stream.Null, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        (s_buffer, s_writer) = (null, null);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        problem = null;
        try
        {
            node.WriteTo(writer);
            writer.Flush();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NotSupportedException or JsonException)
        {
            problem = "holds a value that JSON cannot express (NaN, infinity, an unsupported type, or nesting deeper than 1,000)";
            return default;
        }

        if (buffer.Capacity <= KeptCapacity)
            (s_buffer, s_writer) = (buffer, writer);
        return buffer.WrittenSpan;
    }
}
