using System.Buffers.Text;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <summary>
/// Writes one call as UTF-8 JSON straight into the open batch. Used by generated code. The space is what Segment allows for one event, so
/// nothing ever grows: what does not fit sets <see cref="Overflowed"/>, and the client refuses the call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct CallWriter
{
    /// <summary>How deep objects may be nested; what JSON readers accept by default.</summary>
    internal const int MaxDepth = 64;

    private readonly Span<byte> _space;
    private int _written;
    private int _depth;

    /// <summary>Creates a writer over the space for one call.</summary>
    public CallWriter(Span<byte> space) => _space = space;

    /// <summary>How many bytes were written.</summary>
    public readonly int Written => _written;

    /// <summary>True when the call did not fit; its bytes are then incomplete.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Writes JSON that was encoded at compile time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Raw(ReadOnlySpan<byte> json)
    {
        if (json.TryCopyTo(_space[_written..]))
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
    public void Value(ReadOnlySpan<char> value)
    {
        var encoded = JsonEncodedText.Encode(value);
        Raw("\""u8);
        Raw(encoded.EncodedUtf8Bytes);
        Raw("\""u8);
    }

    /// <summary>Writes null.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Value(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an integer.</summary>
    public void Value(long value)
    {
        if (Utf8Formatter.TryFormat(value, _space[_written..], out var length))
            _written += length;
        else
            Overflow();
    }

    /// <summary>Writes a decimal number with all its digits.</summary>
    public void Value(decimal value)
    {
        if (Utf8Formatter.TryFormat(value, _space[_written..], out var length))
            _written += length;
        else
            Overflow();
    }

    /// <summary>Writes a number so that it reads back as the same value; NaN and infinity, which JSON cannot say, as null.</summary>
    public void Value(double value)
    {
        if (!double.IsFinite(value))
            Null();
        else if (value.TryFormat(_space[_written..], out var length, provider: System.Globalization.CultureInfo.InvariantCulture))
            _written += length;
        else
            Overflow();
    }

    /// <summary>Writes a moment as RFC 3339 in UTC, with the digits it has.</summary>
    public void Value(DateTimeOffset value) => Value(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", null));

    /// <summary>Writes a calendar date, <c>2026-11-23</c>.</summary>
    public void Value(DateOnly value) => Value(value.ToString("yyyy-MM-dd", null));

    /// <summary>Writes a time of day, <c>14:05:00</c>.</summary>
    public void Value(TimeOnly value) => Value(value.ToString("HH:mm:ss.FFFFFFF", null));

    /// <summary>Writes a UUID in its 36 characters.</summary>
    public void Value(Guid value) => Value(value.ToString());

    /// <summary>Writes a URI as it was given; null for null.</summary>
    public void Value(Uri? value) => Value(value?.OriginalString);

    /// <summary>Writes any JSON value.</summary>
    public void Value(JsonNode? value) => Raw(JsonSerializer.SerializeToUtf8Bytes(value, JsonContext.Default.JsonNode!));

    /// <summary>Writes a generated object, or null. Objects nested deeper than JSON readers go (64) are written as null: the list that holds itself ends here.</summary>
    public void ObjectValue<T>(T? value)
        where T : class, IPlanValue
    {
        if (value is null || _depth == MaxDepth)
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
        if (_depth == MaxDepth)
        {
            Null();
            return;
        }

        _depth++;
        value.Write(ref this);
        _depth--;
    }

    private void End(int start, ReadOnlySpan<byte> brackets)
    {
        if (_written == start)
        {
            Raw(brackets);
            return;
        }

        _space[start] = brackets[0];
        Raw(brackets[1..]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Overflow() => Overflowed = true;
}
