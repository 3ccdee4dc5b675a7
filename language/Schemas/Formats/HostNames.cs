using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 1123, section 2.1 (<c>hostname</c>), and RFC 5890, section 2.3.2.3 (<c>idn-hostname</c>).</summary>
internal static class HostNames
{
    private const int MaxLength = 253;
    private const int MaxLabel = 63;
    private const string EncodedPrefix = "xn--";

    public static bool IsHostName(ReadOnlySpan<char> text, bool isInternational)
    {
        var length = 0;
        while (true)
        {
            var end = isInternational ? text.IndexOfAny(".\u3002\uFF0E\uFF61".AsSpan()) : text.IndexOf('.');
            var labelLength = LengthOf(end < 0 ? text : text.Slice(0, end), isInternational);
            length += labelLength + 1;
            if (labelLength == 0 || length - 1 > MaxLength)
                return false;
            if (end < 0)
                return true;
            text = text.Slice(end + 1);
        }
    }

    /// <summary>How long a label is as DNS sends it; 0 when it is none.</summary>
    private static int LengthOf(ReadOnlySpan<char> label, bool isInternational)
    {
        if (label.Length is 0 or > MaxLabel || label[0] == '-' || label[label.Length - 1] == '-')
            return 0;
        if (!IsAscii(label))
            return isInternational && InternationalLabels.IsLabel(label) && Punycode.Encode(label).Length + EncodedPrefix.Length is <= MaxLabel and var length ? length : 0;
        foreach (var c in label)
        {
            if (!AsciiChar.IsLetterOrDigit(c) && c != '-')
                return 0;
        }

        if (label.StartsWith(EncodedPrefix.AsSpan(), StringComparison.OrdinalIgnoreCase))
            return Punycode.Decode(label.Slice(EncodedPrefix.Length)) is { } decoded && !IsAscii(decoded.AsSpan()) && InternationalLabels.IsLabel(decoded.AsSpan()) ? label.Length : 0;
        return label.Length;
    }

    private static bool IsAscii(ReadOnlySpan<char> label)
    {
        foreach (var c in label)
        {
            if (c >= '\u0080')
                return false;
        }

        return true;
    }
}
