using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 2673, section 3.2 (<c>ipv4</c>), and RFC 4291, section 2.2 (<c>ipv6</c>, without a zone).</summary>
internal static class IpAddresses
{
    private const int Groups = 8;

    public static bool IsIpv4(ReadOnlySpan<char> text)
    {
        for (var part = 0; part < 4; part++)
        {
            var length = text.IndexOf('.');
            if ((length < 0) != (part == 3))
                return false;
            var digits = part == 3 ? text : text.Slice(0, length);

            // A leading zero is octal to some and decimal to others, so it is nobody's.
            if (digits.Length > 3 || AsciiChar.Number(digits) is < 0 or > 255 || (digits.Length > 1 && digits[0] == '0'))
                return false;
            text = text.Slice(Math.Min(digits.Length + 1, text.Length));
        }

        return true;
    }

    public static bool IsIpv6(ReadOnlySpan<char> text)
    {
        var (groups, isShortened, i) = (0, false, 0);
        while (i < text.Length)
        {
            if (text[i] == ':')
            {
                var isDouble = i + 1 < text.Length && text[i + 1] == ':';
                if (isDouble ? isShortened : i == 0 || i + 1 == text.Length)
                    return false;
                isShortened |= isDouble;
                i += isDouble ? 2 : 1;
                if (i < text.Length && text[i] == ':')
                    return false;
                continue;
            }

            var start = i;
            while (i < text.Length && AsciiChar.IsHex(text[i]))
                i++;
            if (i < text.Length && text[i] == '.')
                return IsIpv4(text.Slice(start)) && IsCount(groups + 2, isShortened);
            if (i == start || i - start > 4 || (i < text.Length && text[i] != ':'))
                return false;
            groups++;
        }

        return IsCount(groups, isShortened);
    }

    private static bool IsCount(int groups, bool isShortened) => isShortened ? groups < Groups : groups == Groups;
}
