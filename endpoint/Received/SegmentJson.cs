using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TrackingPlan.Endpoint;

/// <summary>
/// Writes a call the way Segment hands it on. What the client wrote is copied byte for byte, so that a number or an escape shows as it was
/// sent.
/// </summary>
internal static class SegmentJson
{
    public static string Compose(ReceivedCall call, BatchDefaults defaults)
    {
        using var sent = JsonDocument.Parse(call.Sent, RequestReader.JsonOptions);
        if (sent.RootElement.ValueKind != JsonValueKind.Object)
            return Encoding.UTF8.GetString(call.Sent.Span);

        var json = new ArrayBufferWriter<byte>(call.Sent.Length + defaults.Bytes + 512);
        json.Write("{"u8);
        foreach (var member in sent.RootElement.EnumerateObject())
        {
            if (!IsWrittenBelow(member))
                Member(json, JsonMarshal.GetRawUtf8PropertyName(member), JsonMarshal.GetRawUtf8Value(member.Value));
        }

        Merged(json, "context"u8, sent.RootElement, defaults.Context);
        Merged(json, "integrations"u8, sent.RootElement, defaults.Integrations);
        Text(json, "type"u8, call.Type);
        Text(json, "messageId"u8, call.MessageId);
        Time(json, "originalTimestamp"u8, call.OriginalTimestamp);
        Time(json, "sentAt"u8, call.SentAt);
        Time(json, "receivedAt"u8, call.ReceivedAt);
        Time(json, "timestamp"u8, call.Timestamp);
        json.Write("}"u8);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static bool IsWrittenBelow(JsonProperty member) =>
        member.NameEquals("context"u8) || member.NameEquals("integrations"u8) || member.NameEquals("type"u8) || member.NameEquals("messageId"u8)
        || member.NameEquals("originalTimestamp"u8) || member.NameEquals("sentAt"u8) || member.NameEquals("receivedAt"u8)
        || member.NameEquals("timestamp"u8) || member.NameEquals("writeKey"u8);

    /// <summary>Member by member; the call's own member stands against the batch's of the same name.</summary>
    private static void Merged(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> name, JsonElement call, ReadOnlyMemory<byte> ofBatch)
    {
        var hasOwn = call.TryGetProperty(name, out var own);
        if (ofBatch.IsEmpty || (hasOwn && own.ValueKind != JsonValueKind.Object))
        {
            if (hasOwn)
                Member(json, name, JsonMarshal.GetRawUtf8Value(own));
            return;
        }

        using var batch = JsonDocument.Parse(ofBatch, RequestReader.JsonOptions);
        var merged = new ArrayBufferWriter<byte>(ofBatch.Length);
        merged.Write("{"u8);
        foreach (var member in batch.RootElement.EnumerateObject())
        {
            if (!hasOwn || !own.TryGetProperty(member.Name, out _))
                Member(merged, JsonMarshal.GetRawUtf8PropertyName(member), JsonMarshal.GetRawUtf8Value(member.Value));
        }

        if (hasOwn)
        {
            foreach (var member in own.EnumerateObject())
                Member(merged, JsonMarshal.GetRawUtf8PropertyName(member), JsonMarshal.GetRawUtf8Value(member.Value));
        }

        merged.Write("}"u8);
        Member(json, name, merged.WrittenSpan);
    }

    private static void Text(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> name, string value) =>
        Member(json, name, Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(value)}\""));

    private static void Time(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } time)
            Text(json, name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }

    private static void Member(ArrayBufferWriter<byte> json, ReadOnlySpan<byte> rawName, ReadOnlySpan<byte> rawValue)
    {
        json.Write(json.WrittenSpan is [.., (byte)'{'] ? "\""u8 : ",\""u8);
        json.Write(rawName);
        json.Write("\":"u8);
        json.Write(rawValue);
    }
}
