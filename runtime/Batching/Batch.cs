using System.Diagnostics;
using TrackingPlan.Serialization;

namespace TrackingPlan.Batching;

/// <summary>
/// The body of one request to <c>/v1/batch</c>, growing in a buffer of fixed size:
/// <c>{"writeKey":"...","sentAt":"...","batch":[call,call]}</c>. It is posted as it lies here; nothing is copied.
/// </summary>
internal sealed class Batch
{
    private const int TailLength = 2;

    private byte[] _buffer;
    private readonly int _start;
    private readonly int _sentAt;
    private int _length;

    public Batch(byte[] buffer, BatchFormat format)
    {
        _buffer = buffer;
        format.Head.CopyTo(buffer);
        _start = format.Head.Length;
        _sentAt = format.SentAt;
        _length = _start;
    }

    /// <summary>The order in which batches were opened.</summary>
    public long Sequence { get; private set; }

    /// <summary>When the batch was opened, as a timestamp of the client's clock.</summary>
    public long OpenedAt { get; private set; }

    /// <summary>Whether it is to be sent as soon as there is a worker, although it is neither full nor old.</summary>
    public bool Due { get; set; }

    /// <summary>Whether what becomes of its calls is known, and the application is being told.</summary>
    public bool Settled { get; set; }

    /// <summary>How far its delivery has come.</summary>
    public DeliveryProgress Progress { get; } = new();

    public int Count { get; private set; }

    /// <summary>The length of the body.</summary>
    public int Bytes => _length + TailLength;

    /// <summary>The calls alone, as the elements of a JSON array without its brackets.</summary>
    public ReadOnlyMemory<byte> Calls => _buffer.AsMemory(_start, _length - _start);

    /// <summary>Whether another call of the greatest size might not fit.</summary>
    public bool IsFull => _length + 1 + SegmentLimits.EventBytes + TailLength > _buffer.Length || Count == SegmentLimits.BatchEvents;

    public void Reopen(long sequence, long now)
    {
        (Sequence, OpenedAt, Due, Settled, Count, _length) = (sequence, now, false, false, 0, _start);
        Progress.Start(now);
    }

    /// <summary>Adds a call, for which there is room until the batch is full.</summary>
    public void Append(ReadOnlySpan<byte> call)
    {
        Debug.Assert(call.Length is > 0 and <= SegmentLimits.EventBytes, "the writer had no more space");
        if (Count++ > 0)
            _buffer[_length++] = (byte)',';
        call.CopyTo(_buffer.AsSpan(_length));
        _length += call.Length;
    }

    /// <summary>The body as it goes out now.</summary>
    public ReadOnlyMemory<byte> Body(DateTimeOffset sentAt)
    {
        Rfc3339.WriteMilliseconds(sentAt.UtcDateTime, _buffer.AsSpan(_sentAt, Rfc3339.MillisecondsLength));
        "]}"u8.CopyTo(_buffer.AsSpan(_length));
        return _buffer.AsMemory(0, _length + TailLength);
    }

    /// <summary>Goes on in a copy, for somebody who does not stop reads this memory. It is his alone from now on.</summary>
    public void LeaveMemory() => _buffer = [.. _buffer];
}
