using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <summary>
/// Writes one call as UTF-8 JSON. Used by generated code. The space is what Segment allows for one event, so
/// nothing ever grows: what does not fit sets <see cref="Overflowed"/>, and the client refuses the call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct CallWriter
{
    /// <summary>How deep objects of a plan may be nested.</summary>
    internal const int MaxDepth = 64;

    /// <summary>How deep the JSON of a call can be at most: every level takes a byte. Readers of what was written use it.</summary>
    internal const int MaxJsonDepth = SegmentLimits.EventBytes;

    private readonly Span<byte> _space;
    private int _written;
    private int _depth;

    /// <summary>Creates a writer over the space for one call.</summary>
    public CallWriter(Span<byte> space) => _space = space;

    /// <summary>Goes on behind what stands in the space already.</summary>
    internal void StartAt(int length) => _written = length;

    /// <summary>How many bytes were written.</summary>
    public readonly int Written => _written;

    /// <summary>What was written.</summary>
    internal readonly ReadOnlySpan<byte> WrittenBytes => _space[.._written];

    /// <summary>True when the call did not fit; its bytes are then incomplete.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>
    /// Whether there is any use in writing on: false as soon as the call does not fit or holds what JSON cannot say. Ends the loops over lists,
    /// which may be endless.
    /// </summary>
    public readonly bool HasRoom => !Overflowed && Unwritable is null;

    /// <summary>Why a value could not be written as JSON, or null; the call's bytes are then incomplete.</summary>
    internal string? Unwritable { get; private set; }

    /// <summary>The member of the call that <see cref="Unwritable"/> is about; null for its properties or traits.</summary>
    internal string? UnwritableMember { get; private set; }

    /// <summary>Whether the call was written whole.</summary>
    internal readonly bool IsComplete => HasRoom;

    private readonly Span<byte> Rest => MemoryMarshal.CreateSpan(
        ref Unsafe.Add(ref MemoryMarshal.GetReference(_space), _written), _space.Length - _written);

    /// <summary>Writes JSON that was encoded at compile time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(scoped ReadOnlySpan<byte> json)
    {
        if (json.TryCopyTo(Rest))
            _written += json.Length;
        else
            Overflow();
    }

    /// <summary>
    /// Starts an object or array whose members may all be absent. Each member is written with a leading comma; the first comma becomes
    /// the opening bracket in <see cref="EndObject"/> or <see cref="EndArray"/>.
    /// </summary>
    /// <returns>What the closing call needs.</returns>
    public readonly int Begin() => _written;

    /// <summary>Ends an object.</summary>
    /// <param name="start">What <see cref="Begin"/> returned.</param>
    public void EndObject(int start) => End(start, "{}"u8);

    /// <summary>Ends an array.</summary>
    /// <param name="start">What <see cref="Begin"/> returned.</param>
    public void EndArray(int start) => End(start, "[]"u8);

    /// <summary>Writes a string, or null.</summary>
    public void Value(string? value)
    {
        if (value is null)
            Null();
        else
            Value(value.AsSpan());
    }

    /// <summary>Writes a string. A lone surrogate becomes U+FFFD, for UTF-8 cannot hold it.</summary>
    public void Value(scoped ReadOnlySpan<char> value)
    {
        var rest = Rest;
        if (rest.Length >= 2 && JsonString.Encode(value, rest[1..^1]) is >= 0 and var length)
        {
            rest[0] = (byte)'"';
            rest[length + 1] = (byte)'"';
            _written += length + 2;
        }
        else
        {
            Overflow();
        }
    }

    /// <summary>Writes null.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Value(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void Value(long value) => Advance(value.TryFormat(Rest, out var length, default, CultureInfo.InvariantCulture), length);

    /// <summary>Writes a decimal number with all its digits.</summary>
    public void Value(decimal value) => Advance(value.TryFormat(Rest, out var length, default, CultureInfo.InvariantCulture), length);

    /// <summary>Writes a number so that it reads back as the same value; NaN and infinity, which JSON cannot say, as null.</summary>
    public void Value(double value)
    {
        if (double.IsFinite(value))
            Advance(value.TryFormat(Rest, out var length, default, CultureInfo.InvariantCulture), length);
        else
            Null();
    }

    /// <summary>Writes a moment as RFC 3339 in UTC, with the digits it has.</summary>
    public void Value(DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[Rfc3339.MaxLength];
        Quoted(text[..Rfc3339.Write(value.UtcDateTime, text)]);
    }

    /// <summary>Writes a calendar date, <c>2026-11-23</c>.</summary>
    public void Value(DateOnly value)
    {
        Span<byte> text = stackalloc byte[Rfc3339.MaxLength];
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        Quoted(text[..length]);
    }

    /// <summary>Writes a time of day, which is taken to be UTC, as RFC 3339 has it: <c>14:05:00Z</c>.</summary>
    public void Value(TimeOnly value)
    {
        Span<byte> text = stackalloc byte[Rfc3339.MaxLength];
        Quoted(text[..Rfc3339.Write(value, text)]);
    }

    /// <summary>Writes a UUID in its 36 characters.</summary>
    public void Value(Guid value)
    {
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _);
        Quoted(text);
    }

    /// <summary>Writes a URI as it was given; null for null.</summary>
    public void Value(Uri? value) => Value(value?.OriginalString);

    /// <summary>
    /// Writes any JSON value. One that JSON cannot say (NaN, infinity, nested too deep) makes the client refuse the call with the reason.
    /// </summary>
    public void Value(JsonNode? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        if (!HasRoom)
            return;
        var encoded = JsonNodeEncoder.Encode(value, out var problem);
        if (problem is not null)
            Refuse(problem);
        else if (encoded.IsEmpty)
            Overflow();
        else
            Raw(encoded);
    }

    /// <summary>Writes a generated object, or null. One nested too deep is written as null: a list that holds itself ends here.</summary>
    public void ObjectValue<T>(T? value)
        where T : class, IPlanValue
    {
        if (value is null || _depth == MaxDepth || !HasRoom)
        {
            Null();
            return;
        }

        _depth++;
        value.Write(ref this);
        _depth--;
    }

    /// <summary>Writes a value of one of several types.</summary>
    public void UnionValue<T>(in T value)
        where T : struct, IPlanValue
    {
        if (_depth == MaxDepth || !HasRoom)
        {
            Null();
            return;
        }

        _depth++;
        value.Write(ref this);
        _depth--;
    }

    /// <summary>Ends the writing of a call that cannot be written; the first reason counts.</summary>
    internal void Refuse(string reason, string? member = null)
    {
        if (Unwritable is null)
            (Unwritable, UnwritableMember) = (reason, member);
    }

    /// <summary>Writes text that needs no escaping, in quotes.</summary>
    internal void Quoted(scoped ReadOnlySpan<byte> text)
    {
        Raw("\""u8);
        Raw(text);
        Raw("\""u8);
    }

    private void End(int start, scoped ReadOnlySpan<byte> brackets)
    {
        if (_written == start)
        {
            Raw(brackets);
            return;
        }

        _space[start] = brackets[0];
        Raw(brackets[1..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance(bool fits, int length)
    {
        if (fits)
            _written += length;
        else
            Overflow();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Overflow() => Overflowed = true;
}
