using System.Security.Cryptography;

namespace TrackingPlan.Serialization;

/// <summary>
/// The members every call begins with, kept encoded: <c>{"messageId":"...","timestamp":"...","context":{...</c>. Writing a call copies
/// them in one go; only the last four digits of the id change each time, and the time once a millisecond.
/// </summary>
/// <remarks>
/// A message id is a UUID of version 8 (RFC 9562 section 5.8): 106 random bits, drawn anew every 65,536 calls, and a 16-bit counter. Segment
/// compares ids over all its customers, so they must be globally unique, but nothing asks that they cannot be guessed one from another.
/// Not safe for threads: each open batch has its own.
/// </remarks>
internal sealed class CallPrelude
{
    private const int IdLength = 36;
    private const int CounterLength = 4;
    private const int IdStart = 14; // {"messageId":"
    private const int CounterStart = IdStart + IdLength - CounterLength;
    private const int TimestampStart = IdStart + IdLength + 15; // ","timestamp":"

    private readonly byte[] _template;
    private int _counter = ushort.MaxValue;
    private long _millisecond = -1;

    public CallPrelude(ReadOnlySpan<byte> contextMembers)
    {
        var start = "{\"messageId\":\"00000000-0000-8000-8000-000000000000\",\"timestamp\":\"0000-00-00T00:00:00.000Z\",\"context\":{"u8;
        _template = [.. start, .. contextMembers];
    }

    /// <summary>The whole prelude for the next call: up to the client's own members of <c>context</c>, which stays open.</summary>
    public ReadOnlySpan<byte> Next(DateTime utc)
    {
        NextId();
        var millisecond = utc.Ticks / TimeSpan.TicksPerMillisecond;
        if (millisecond != _millisecond)
        {
            Rfc3339.WriteMilliseconds(utc, _template.AsSpan(TimestampStart, Rfc3339.MillisecondsLength));
            _millisecond = millisecond;
        }

        return _template;
    }

    /// <summary>A fresh message id alone.</summary>
    public ReadOnlySpan<byte> NextId()
    {
        if (++_counter > ushort.MaxValue)
            NewBlock();
        Hex.Write(_counter, _template.AsSpan(CounterStart, CounterLength));
        return _template.AsSpan(IdStart, IdLength);
    }

    private void NewBlock()
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random);
        random[6] = (byte)(0x80 | (random[6] & 0x0F)); // version 8
        random[8] = (byte)(0x80 | (random[8] & 0x3F)); // the variant of RFC 9562
        new Guid(random, bigEndian: true).TryFormat(_template.AsSpan(IdStart, IdLength), out _);
        _counter = 0;
    }
}
