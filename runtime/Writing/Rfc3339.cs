using System.Diagnostics;

namespace TrackingPlan.Serialization;

/// <summary>Dates and times in the profile of ISO 8601 that Segment asks for, RFC 3339.</summary>
internal static class Rfc3339
{
    /// <summary>The length of <c>2026-11-23T14:05:00.000Z</c>.</summary>
    public const int MillisecondsLength = 24;

    /// <summary>The most that any of the formats here takes.</summary>
    public const int MaxLength = 28;

    /// <summary>Writes a UTC moment with exactly three digits of a second, as JavaScript and so Segment's own libraries do.</summary>
    /// <param name="utc">The moment, of kind UTC.</param>
    /// <param name="space">Exactly <see cref="MillisecondsLength"/> bytes.</param>
    public static void WriteMilliseconds(DateTime utc, Span<byte> space)
    {
        Span<byte> full = stackalloc byte[MaxLength];
        Format(utc, full);
        full[..(MillisecondsLength - 1)].CopyTo(space);
        space[MillisecondsLength - 1] = (byte)'Z';
    }

    /// <summary>Writes a UTC moment with the digits of a second it has.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(DateTime utc, Span<byte> space)
    {
        var length = TrimFraction(space, Format(utc, space) - 1);
        space[length] = (byte)'Z';
        return length + 1;
    }

    /// <summary>Writes a time of day in UTC with the digits of a second it has: a time without an offset is none to JSON Schema.</summary>
    /// <returns>The bytes written.</returns>
    public static int Write(TimeOnly utc, Span<byte> space)
    {
        var fits = utc.TryFormat(space, out var length, "O", null);
        Debug.Assert(fits, "a time takes 16 bytes");
        length = TrimFraction(space, length);
        space[length] = (byte)'Z';
        return length + 1;
    }

    private static int Format(DateTime utc, Span<byte> space)
    {
        Debug.Assert(utc.Kind == DateTimeKind.Utc, "the round-trip format ends with Z only for UTC");
        var fits = utc.TryFormat(space, out var length, "O", null);
        Debug.Assert(fits, "the round-trip format takes 28 bytes");
        return length;
    }

    private static int TrimFraction(ReadOnlySpan<byte> time, int length)
    {
        while (time[length - 1] == '0' && length > 0 && time[..length].Contains((byte)'.'))
            length--;
        return time[length - 1] == '.' ? length - 1 : length;
    }
}
