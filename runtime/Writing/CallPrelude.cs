namespace TrackingPlan.Serialization;

/// <summary>
/// The members every call begins with: <c>{"messageId":"...","timestamp":"...","context":{...</c>. They stay where the last call was written, and
/// the next is written behind them; only the last digits of the id change each time, and the time once a millisecond.
/// </summary>
/// <remarks>
/// <para>
/// A message id is a UUID of version 8 (RFC 9562 section 5.8): 122 random bits from the system, to the last 48 of which the moment of the
/// call and a counter are added. The bits are drawn anew every millisecond, and after 4,096 calls.
/// </para>
/// <para>
/// A process may be copied while it runs (a snapshot of a virtual machine, a checkpoint): both copies hold the same random bits. They draw
/// anew before they are a millisecond older, and until then each adds its own time. Segment compares ids over all its customers, so they must
/// be globally unique, but nothing asks that they cannot be guessed one from another.
/// </para>
/// Not safe for threads: each thread has its own.
/// </remarks>
/// <param name="space">Where calls are written.</param>
internal sealed class CallPrelude(byte[] space)
{
    private const int IdLength = 36;
    private const int IdStart = 14; // {"messageId":"
    private const int VersionStart = 14;
    private const int NodeLength = 12;
    private const int UpperNodeLength = 4; // changes ten times a second
    private const int NodeStart = IdStart + IdLength - NodeLength;
    private const int TimestampStart = IdStart + IdLength + 15; // ","timestamp":"
    private const int CounterBits = 12;
    private const long LongestUse = TimeSpan.TicksPerMillisecond;

    private readonly byte[] _id = new byte[IdLength]; // as it was drawn
    private byte[]? _context;
    private ulong _node;
    private int _upperNode;
    private int _counter = 1 << CounterBits;
    private long _drawnAt;
    private long _millisecond;

    private static ReadOnlySpan<byte> Start =>
        "{\"messageId\":\"00000000-0000-8000-8000-000000000000\",\"timestamp\":\"0000-00-00T00:00:00.000Z\",\"context\":{"u8;

    /// <summary>Puts the whole prelude of the next call into the space, up to the client's own members of <c>context</c>, which stays open.</summary>
    /// <param name="utc">Now.</param>
    /// <param name="context">Those members; the same array for every call of a client.</param>
    /// <returns>Its length.</returns>
    public int Next(DateTime utc, byte[] context)
    {
        if (!ReferenceEquals(context, _context))
            Lay(context);
        WriteId(utc);
        var millisecond = utc.Ticks / TimeSpan.TicksPerMillisecond;
        if (millisecond != _millisecond)
        {
            Rfc3339.WriteMilliseconds(utc, space.AsSpan(TimestampStart, Rfc3339.MillisecondsLength));
            _millisecond = millisecond;
        }

        return Start.Length + context.Length;
    }

    /// <summary>A fresh message id alone, for a call that begins otherwise. It stands in the space, and may be written over.</summary>
    /// <param name="utc">Now.</param>
    public ReadOnlySpan<byte> NextId(DateTime utc)
    {
        Lay([]);
        WriteId(utc);
        Leave();
        return space.AsSpan(IdStart, IdLength);
    }

    /// <summary>Gives up the space to a call that begins otherwise.</summary>
    public void Leave() => _context = null;

    private void Lay(byte[] context)
    {
        Start.CopyTo(space);
        _id.CopyTo(space.AsSpan(IdStart));
        context.CopyTo(space.AsSpan(Start.Length));
        (_context, _upperNode, _millisecond) = (context, -1, -1);
    }

    private void WriteId(DateTime utc)
    {
        var ticks = utc.Ticks;
        if (_counter == 1 << CounterBits || (ulong)(ticks - _drawnAt) >= LongestUse) // a clock that was put back counts as old
            Draw(ticks);

        // Distinct for each counter whatever the clock says: the counter is below the ticks, and the sum never wraps within a draw.
        var node = _node + ((ulong)ticks << CounterBits) + (uint)_counter++;
        var upper = (int)(node >> 32) & 0xFFFF;
        if (upper != _upperNode)
        {
            Hex.Write(upper, space.AsSpan(NodeStart, UpperNodeLength));
            _upperNode = upper;
        }

        Hex.Write((uint)node, space.AsSpan(NodeStart + UpperNodeLength, NodeLength - UpperNodeLength));
    }

    private void Draw(long ticks)
    {
        // Not RandomNumberGenerator: on Linux that is OpenSSL's generator, whose state is copied with the process. This asks the system.
        var random = Guid.NewGuid();
        random.TryFormat(_id, out _);
        _id[VersionStart] = (byte)'8';
        _id.CopyTo(space.AsSpan(IdStart));
        Span<byte> bytes = stackalloc byte[16];
        random.TryWriteBytes(bytes, bigEndian: true, out _);
        _node = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        (_counter, _drawnAt, _upperNode) = (0, ticks, -1);
    }
}
