using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>The formats of draft-07, section 7.3. A format that is not known constrains nothing, as the draft says.</summary>
internal static partial class Formats
{
    public static bool IsValid(string format, string value) => format switch
    {
        "date-time" => DateTimePattern().Match(value) is { Success: true } match && IsDate(match.Groups[1].Value) && IsTime(match.Groups[2].Value),
        "date" => IsDate(value),
        "time" => IsTime(value),
        "email" or "idn-email" => EmailPattern().IsMatch(value),
        "hostname" or "idn-hostname" => value.Length <= 253 && Uri.CheckHostName(value) == UriHostNameType.Dns,
        "ipv4" => Ipv4Pattern().IsMatch(value),
        "ipv6" => value.Contains(':') && !value.Contains('%') && !value.Contains('[')
            && IPAddress.TryParse(value, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6,
        "uri" or "iri" => Uri.TryCreate(value, UriKind.Absolute, out _) && SchemePattern().IsMatch(value) && !value.Contains(' '),
        "uri-reference" or "iri-reference" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _) && !value.Contains(' ') && !value.Contains('\\'),
        "uuid" => Guid.TryParseExact(value, "D", out _),
        "json-pointer" => value.Length == 0 || PointerPattern().IsMatch(value),
        "regex" => Patterns.TryCreate(value) is not null,
        _ => true,
    };

    private static bool IsDate(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTime(string value) => TimePattern().IsMatch(value);

    [GeneratedRegex(@"\A(\d{4}-\d{2}-\d{2})[Tt ](.+)\z", RegexOptions.ECMAScript)]
    private static partial Regex DateTimePattern();

    // RFC 3339 section 5.6; a leap second is a time.
    [GeneratedRegex(@"\A([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)\z", RegexOptions.ECMAScript)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\z")]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"\A((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!\z)|\z)){4}\z", RegexOptions.ECMAScript)]
    private static partial Regex Ipv4Pattern();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex SchemePattern();

    [GeneratedRegex(@"\A(/([^~/]|~0|~1)*)*\z")]
    private static partial Regex PointerPattern();
}
