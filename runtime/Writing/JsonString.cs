using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace TrackingPlan.Serialization;

/// <summary>Encodes text as the inside of a JSON string (RFC 8259 section 7) in UTF-8, without allocating.</summary>
internal static class JsonString
{
    // U+2028 and U+2029 are legal in JSON, but end a line in older JavaScript: a body pasted into a page must not break out of its string.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c)) + "\"\\\u2028\u2029");

    /// <summary>Encodes <paramref name="text"/>; a lone surrogate becomes U+FFFD.</summary>
    /// <returns>The bytes written, or -1 when they do not fit.</returns>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> space)
    {
        if (text.Length > space.Length)
            return -1; // every char becomes at least one byte (a surrogate pair four)

        var plain = CopyPlain(text, space);
        return plain == text.Length ? plain : EncodeRest(text, plain, space);
    }

    /// <summary>Copies printable ASCII, eight characters at a time, up to the first character that needs more thought.</summary>
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> space)
    {
        const ushort First = ' ';
        const ushort Last = '~';
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(space);
        var done = 0;

        while (done < text.Length && text.Length >= Vector128<ushort>.Count)
        {
            var at = Math.Min(done, text.Length - Vector128<ushort>.Count); // the last step overlaps the one before
            var chars = Vector128.LoadUnsafe(ref source, (nuint)at);
            var special = Vector128.GreaterThan(chars - Vector128.Create(First), Vector128.Create((ushort)(Last - First)))
                | Vector128.Equals(chars, Vector128.Create((ushort)'"'))
                | Vector128.Equals(chars, Vector128.Create((ushort)'\\'));
            if (special != Vector128<ushort>.Zero)
                break;

            var bytes = Vector128.Narrow(chars, chars).AsUInt64().ToScalar();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, at), bytes);
            done = at + Vector128<ushort>.Count;
        }

        for (; done < text.Length; done++)
        {
            var c = Unsafe.Add(ref source, done);
            if (c is < First or > Last or '"' or '\\')
                break;
            Unsafe.Add(ref target, done) = (byte)c;
        }

        return done;
    }

    private static int EncodeRest(ReadOnlySpan<char> text, int done, Span<byte> space)
    {
        var written = done;
        text = text[done..];
        while (true)
        {
            var length = text.IndexOfAny(Escaped);
            var run = length < 0 ? text : text[..length];
            if (Utf8.FromUtf16(run, space[written..], out _, out var bytes, replaceInvalidSequences: true) != OperationStatus.Done)
                return -1;
            written += bytes;
            if (length < 0)
                return written;

            bytes = Escape(text[length], space[written..]);
            if (bytes < 0)
                return -1;
            written += bytes;
            text = text[(length + 1)..];
        }
    }

    private static int Escape(char c, Span<byte> space)
    {
        var shorthand = c switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => (byte)0,
        };
        var length = shorthand != 0 ? 2 : 6;
        if (space.Length < length)
            return -1;

        space[0] = (byte)'\\';
        space[1] = shorthand != 0 ? shorthand : (byte)'u';
        if (shorthand == 0)
            Hex.Write(c, space.Slice(2, 4));
        return length;
    }
}
