using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace TrackingPlan.Benchmarks;

/// <summary>What a call is measured against: the same event written by hand into a buffer, with no client, no lock and no checks.</summary>
internal sealed class Floors
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c)) + "\"\\");

    private readonly byte[] _buffer = new byte[SegmentLimits.BatchBytes];
    private readonly byte[] _random = new byte[4096];
    private readonly ArrayBufferWriter<byte> _target = new(SegmentLimits.BatchBytes);
    private readonly Utf8JsonWriter _writer;
    private int _used;
    private int _randomUsed = 4096;

    public Floors() => _writer = new Utf8JsonWriter(_target);

    /// <summary>The length of the event, for the table.</summary>
    public int EventBytes { get; private set; }

    /// <summary>(a) Literals that were encoded before, and ids from a pool of random bytes.</summary>
    public int Literals(in Conversion e)
    {
        if (_buffer.Length - _used < 1024)
            _used = 0;
        var start = _used;
        Copy("{\"messageId\":\""u8);
        NextId().TryFormat(_buffer.AsSpan(_used), out var length);
        _used += length;
        Copy("\",\"timestamp\":\""u8);
        DateTime.UtcNow.TryFormat(_buffer.AsSpan(_used), out length, "O", CultureInfo.InvariantCulture);
        _used += 23;
        Copy("Z\",\"context\":{\"library\":{\"name\":\"TrackingPlan\",\"version\":\"0.1.0\"},\"protocols\":{\"event_version\":1}},\"userId\":"u8);
        String(e.ReferrerUserId!);
        Copy(",\"type\":\"track\",\"event\":\"Referral Converted\",\"properties\":{\"referrer_user_id\":"u8);
        String(e.ReferrerUserId!);
        Copy(",\"referred_user_id\":"u8);
        String(e.ReferredUserId!);
        Copy(",\"referral_code\":"u8);
        String(e.ReferralCode!);
        Copy(",\"plan_name\":"u8);
        String(e.PlanName!);
        Copy(",\"conversion_value\":"u8);
        Utf8Formatter.TryFormat(e.ConversionValue, _buffer.AsSpan(_used), out length);
        _used += length;
        Copy("}}"u8);
        return EventBytes = _used - start;
    }

    /// <summary>(b) A Utf8JsonWriter that is used again and again.</summary>
    public int JsonWriter(in Conversion e)
    {
        _target.ResetWrittenCount();
        _writer.Reset(_target);
        _writer.WriteStartObject();
        _writer.WriteString("messageId"u8, NextId());
        _writer.WriteString("timestamp"u8, DateTime.UtcNow);
        _writer.WriteStartObject("context"u8);
        _writer.WriteStartObject("library"u8);
        _writer.WriteString("name"u8, "TrackingPlan"u8);
        _writer.WriteString("version"u8, "0.1.0"u8);
        _writer.WriteEndObject();
        _writer.WriteStartObject("protocols"u8);
        _writer.WriteNumber("event_version"u8, 1);
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.WriteString("userId"u8, e.ReferrerUserId);
        _writer.WriteString("type"u8, "track"u8);
        _writer.WriteString("event"u8, "Referral Converted"u8);
        _writer.WriteStartObject("properties"u8);
        _writer.WriteString("referrer_user_id"u8, e.ReferrerUserId);
        _writer.WriteString("referred_user_id"u8, e.ReferredUserId);
        _writer.WriteString("referral_code"u8, e.ReferralCode);
        _writer.WriteString("plan_name"u8, e.PlanName);
        _writer.WriteNumber("conversion_value"u8, e.ConversionValue);
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.Flush();
        return _target.WrittenCount;
    }

    /// <summary>(c) A dictionary and the serializer of System.Text.Json.</summary>
    public static int Dictionary(in Conversion e) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
    {
        ["messageId"] = Guid.NewGuid().ToString(),
        ["timestamp"] = DateTime.UtcNow,
        ["context"] = new Dictionary<string, object?>
        {
            ["library"] = new Dictionary<string, object?> { ["name"] = "TrackingPlan", ["version"] = "0.1.0" },
            ["protocols"] = new Dictionary<string, object?> { ["event_version"] = 1 },
        },
        ["userId"] = e.ReferrerUserId,
        ["type"] = "track",
        ["event"] = "Referral Converted",
        ["properties"] = new Dictionary<string, object?>
        {
            ["referrer_user_id"] = e.ReferrerUserId,
            ["referred_user_id"] = e.ReferredUserId,
            ["referral_code"] = e.ReferralCode,
            ["plan_name"] = e.PlanName,
            ["conversion_value"] = e.ConversionValue,
        },
    }).Length;

    /// <summary>A whole body of as many events as fit, for the floor of the end-to-end run.</summary>
    public static (byte[] Body, int Events) Body()
    {
        var floors = new Floors();
        var body = new List<byte>([.. "{\"writeKey\":\"benchmark\",\"sentAt\":\"2026-01-01T00:00:00.000Z\",\"batch\":["u8]);
        var events = 0;
        while (body.Count < SegmentLimits.BatchBytes - SegmentLimits.EventBytes)
        {
            floors._used = 0;
            var length = floors.Literals(Conversion.Sample);
            if (events++ > 0)
                body.Add((byte)',');
            body.AddRange(floors._buffer.AsSpan(0, length));
        }

        return ([.. body, .. "]}"u8], events);
    }

    private Guid NextId()
    {
        if (_randomUsed == _random.Length)
        {
            RandomNumberGenerator.Fill(_random);
            _randomUsed = 0;
        }

        var bytes = _random.AsSpan(_randomUsed, 16);
        _randomUsed += 16;
        bytes[7] = (byte)(0x40 | (bytes[7] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes);
    }

    private void Copy(ReadOnlySpan<byte> literal)
    {
        literal.CopyTo(_buffer.AsSpan(_used));
        _used += literal.Length;
    }

    private void String(string value)
    {
        if (value.AsSpan().ContainsAny(Escaped))
            throw new NotSupportedException("The floor writes plain strings only.");
        _buffer[_used++] = (byte)'"';
        Utf8.FromUtf16(value, _buffer.AsSpan(_used), out _, out var length);
        _used += length;
        _buffer[_used++] = (byte)'"';
    }
}
