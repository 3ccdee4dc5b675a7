using System.Globalization;
using System.Text;

namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>Between UTF-16 and the bytes of an <see cref="Instance"/>. Half of a surrogate pair, which JSON can write, keeps its value.</summary>
internal static class InstanceText
{
    /// <summary>UTF-8, and for half of a pair the three bytes that its number would have.</summary>
    public static void Append(List<byte> bytes, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            int c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                c = char.ConvertToUtf32(text[i], text[++i]);
            if (c < 0x80)
            {
                bytes.Add((byte)c);
                continue;
            }

            if (c < 0x800)
            {
                bytes.Add((byte)(0xC0 | (c >> 6)));
            }
            else
            {
                if (c < 0x10000)
                {
                    bytes.Add((byte)(0xE0 | (c >> 12)));
                }
                else
                {
                    bytes.Add((byte)(0xF0 | (c >> 18)));
                    bytes.Add((byte)(0x80 | ((c >> 12) & 0x3F)));
                }

                bytes.Add((byte)(0x80 | ((c >> 6) & 0x3F)));
            }

            bytes.Add((byte)(0x80 | (c & 0x3F)));
        }
    }

    public static byte[] Of(string text)
    {
        var bytes = new List<byte>(text.Length);
        Append(bytes, text);
        return [.. bytes];
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length;)
        {
            var lead = bytes[i++];
            var more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
            var point = more == 0 ? lead : lead & (0x3F >> more);
            for (; more > 0 && i < bytes.Length; more--)
                point = (point << 6) | (bytes[i++] & 0x3F);
            if (point > 0xFFFF)
                text.Append(char.ConvertFromUtf32(point));
            else
                text.Append((char)point);
        }

        return text.ToString();
    }

    /// <summary>The text of a JSON string, whose escapes a reader has found to be right.</summary>
    public static string Unescape(ReadOnlySpan<byte> bytes)
    {
        var escaped = Decode(bytes);
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\' || i + 1 == escaped.Length)
            {
                text.Append(escaped[i]);
                continue;
            }

            switch (escaped[++i])
            {
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'u' when i + 4 < escaped.Length:
                    text.Append((char)int.Parse(escaped.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                default: text.Append(escaped[i]); break;
            }
        }

        return text.ToString();
    }
}
