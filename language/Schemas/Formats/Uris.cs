using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 3986, appendix A, and with <c>ucschar</c> and <c>iprivate</c> RFC 3987, section 2.2.</summary>
internal static class Uris
{
    private const string SubDelimiters = "!$&'()*+,;=";

    /// <summary><c>URI</c>: it has a scheme.</summary>
    public static bool IsUri(ReadOnlySpan<char> text, bool isInternational) =>
        SchemeLength(text) is > 0 and var length && IsRest(text.Slice(length + 1), isInternational);

    /// <summary><c>URI-reference</c>: a URI, or what is relative to one.</summary>
    public static bool IsReference(ReadOnlySpan<char> text, bool isInternational)
    {
        if (IsUri(text, isInternational))
            return true;

        // Before the first slash a colon would end a scheme.
        foreach (var c in text)
        {
            if (c == ':')
                return false;
            if (c is '/' or '?' or '#')
                break;
        }

        return IsRest(text, isInternational);
    }

    /// <summary>How long the scheme before the first colon is; 0 when there is none.</summary>
    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
                return i;
            if (!AsciiChar.IsLetter(text[i]) && (i == 0 || !(AsciiChar.IsDigit(text[i]) || text[i] is '+' or '-' or '.')))
                return 0;
        }

        return 0;
    }

    /// <summary>What stands after the scheme.</summary>
    private static bool IsRest(ReadOnlySpan<char> text, bool isInternational)
    {
        var fragment = text.IndexOf('#');
        if (fragment >= 0)
        {
            if (!IsText(text.Slice(fragment + 1), ":@/?", isInternational))
                return false;
            text = text.Slice(0, fragment);
        }

        var query = text.IndexOf('?');
        if (query >= 0)
        {
            if (!IsText(text.Slice(query + 1), ":@/?", isInternational, isQuery: true))
                return false;
            text = text.Slice(0, query);
        }

        if (text.Length < 2 || text[0] != '/' || text[1] != '/')
            return IsText(text, ":@/", isInternational);
        text = text.Slice(2);
        var path = text.IndexOf('/');
        return IsAuthority(path < 0 ? text : text.Slice(0, path), isInternational) && (path < 0 || IsText(text.Slice(path), ":@/", isInternational));
    }

    private static bool IsAuthority(ReadOnlySpan<char> text, bool isInternational)
    {
        var at = text.IndexOf('@');
        if (at >= 0 && !IsText(text.Slice(0, at), ":", isInternational))
            return false;
        var host = text.Slice(at + 1);
        var end = host.Length;
        if (host.Length > 0 && host[0] == '[')
        {
            end = host.IndexOf(']') + 1;
            if (end == 0 || !IsLiteral(host.Slice(1, end - 2)))
                return false;
        }
        else
        {
            var colon = host.IndexOf(':');
            end = colon < 0 ? host.Length : colon;
            if (!IsText(host.Slice(0, end), "", isInternational))
                return false;
        }

        if (end == host.Length)
            return true;
        if (host[end] != ':')
            return false;
        foreach (var digit in host.Slice(end + 1))
        {
            if (!AsciiChar.IsDigit(digit))
                return false;
        }

        return true;
    }

    /// <summary>What stands in brackets: an IPv6 address, or one of a version to come.</summary>
    private static bool IsLiteral(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('v' or 'V'))
            return IpAddresses.IsIpv6(text);
        var dot = text.IndexOf('.');
        if (dot < 2 || dot + 1 == text.Length)
            return false;
        foreach (var c in text.Slice(1, dot - 1))
        {
            if (!AsciiChar.IsHex(c))
                return false;
        }

        return text.IndexOf('%') < 0 && IsText(text.Slice(dot + 1), ":", isInternational: false);
    }

    /// <summary>Unreserved characters, sub-delimiters, percent-encoded bytes, and a few more.</summary>
    private static bool IsText(ReadOnlySpan<char> text, string more, bool isInternational, bool isQuery = false)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%')
            {
                if (i + 2 >= text.Length || !AsciiChar.IsHex(text[i + 1]) || !AsciiChar.IsHex(text[i + 2]))
                    return false;
                i += 2;
            }
            else if (c >= '\u0080')
            {
                if (!isInternational || !IsUcs(text, ref i, isQuery))
                    return false;
            }
            else if (!AsciiChar.IsLetterOrDigit(c) && c is not ('-' or '.' or '_' or '~') && SubDelimiters.IndexOf(c) < 0 && more.IndexOf(c) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary><c>ucschar</c>, and in a query <c>iprivate</c>.</summary>
    private static bool IsUcs(ReadOnlySpan<char> text, ref int i, bool isQuery)
    {
        var c = text[i];
        if (!char.IsSurrogate(c))
            return c is (>= '\u00A0' and <= '\uD7FF') or (>= '\uF900' and <= '\uFDCF') or (>= '\uFDF0' and <= '\uFFEF') || (isQuery && c is >= '\uE000' and <= '\uF8FF');
        if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            return false;
        var point = char.ConvertToUtf32(c, text[++i]);
        return (point & 0xFFFF) <= 0xFFFD && (point < 0xE0000 || point is >= 0xE1000 and <= 0xEFFFD || (isQuery && point >= 0xF0000));
    }
}
