using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 5321, section 4.1.2: <c>Mailbox</c>; with the letters of RFC 6531 for <c>idn-email</c>.</summary>
internal static class EmailAddresses
{
    private const int MaxLocalPart = 64;
    private const int MaxLength = 254;

    public static bool IsMailbox(ReadOnlySpan<char> text, bool isInternational)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at > MaxLocalPart || text.Length > MaxLength)
            return false;
        var local = text.Slice(0, at);
        var domain = text.Slice(at + 1);
        return (local[0] == '"' ? IsQuoted(local, isInternational) : IsDotString(local, isInternational))
            && (domain.Length > 0 && domain[0] == '[' ? IsAddressLiteral(domain) : HostNames.IsHostName(domain, isInternational));
    }

    private static bool IsDotString(ReadOnlySpan<char> local, bool isInternational)
    {
        var wasDot = true;
        foreach (var c in local)
        {
            if (c == '.' ? wasDot : !IsAtomText(c, isInternational))
                return false;
            wasDot = c == '.';
        }

        return !wasDot;
    }

    private static bool IsQuoted(ReadOnlySpan<char> local, bool isInternational)
    {
        if (local.Length < 2 || local[local.Length - 1] != '"')
            return false;
        var content = local.Slice(1, local.Length - 2);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\\' && ++i == content.Length)
                return false;
            var isEscaped = i > 0 && content[i - 1] == '\\';
            if (!(content[i] is >= ' ' and <= '~' || (isInternational && content[i] >= '\u0080')) || (content[i] == '"' && !isEscaped))
                return false;
        }

        return true;
    }

    private static bool IsAddressLiteral(ReadOnlySpan<char> domain)
    {
        const string V6 = "IPv6:";
        if (domain[domain.Length - 1] != ']')
            return false;
        var address = domain.Slice(1, domain.Length - 2);
        return address.StartsWith(V6.AsSpan(), StringComparison.OrdinalIgnoreCase)
            ? IpAddresses.IsIpv6(address.Slice(V6.Length))
            : IpAddresses.IsIpv4(address);
    }

    private static bool IsAtomText(char c, bool isInternational) =>
        AsciiChar.IsLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".IndexOf(c) >= 0 || (isInternational && c >= '\u0080');
}
