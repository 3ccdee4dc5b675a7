using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>Whether a text is of a format.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<char> value);

/// <summary>The formats of draft-07, section 7.3.</summary>
internal static partial class Formats
{
    /// <summary>Null for a format that is not known: it constrains nothing, as the draft says.</summary>
    public static FormatCheck? Find(string format) => format switch
    {
        "date-time" => IsDateTime,
        "date" => IsDate,
        "time" => IsTime,
        "email" or "idn-email" => static value => EmailPattern().IsMatch(value),
        "hostname" or "idn-hostname" => static value => value.Length <= 253 && Uri.CheckHostName(value.ToString()) == UriHostNameType.Dns,
        "ipv4" => static value => Ipv4Pattern().IsMatch(value),
        "ipv6" => static value => value.Contains(':') && !value.ContainsAny('%', '[')
            && IPAddress.TryParse(value, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6,
        "uri" or "iri" => static value => SchemePattern().IsMatch(value) && !value.Contains(' ') && Uri.TryCreate(value.ToString(), UriKind.Absolute, out _),
        "uri-reference" or "iri-reference" => static value => !value.ContainsAny(' ', '\\') && Uri.TryCreate(value.ToString(), UriKind.RelativeOrAbsolute, out _),
        "uuid" => static value => Guid.TryParseExact(value, "D", out _),
        "json-pointer" => static value => value.Length == 0 || PointerPattern().IsMatch(value),
        "regex" => static value => new Pattern(value.ToString()).IsRunnable,
        _ => null,
    };

    private static bool IsDateTime(ReadOnlySpan<char> value) =>
        value.Length > 11 && value[10] is 'T' or 't' or ' ' && IsDate(value[..10]) && IsTime(value[11..]);

    private static bool IsDate(ReadOnlySpan<char> value) =>
        value is [_, _, _, _, '-', _, _, '-', _, _]
        && Number(value[..4], 1, 9999) is var year and > 0
        && Number(value[5..7], 1, 12) is var month and > 0
        && Number(value[8..], 1, DateTime.DaysInMonth(year, month)) > 0;

    /// <summary>RFC 3339 section 5.6; a leap second is a time.</summary>
    private static bool IsTime(ReadOnlySpan<char> value)
    {
        if (value is not [_, _, ':', _, _, ':', _, _, _, ..]
            || Number(value[..2], 0, 23) < 0 || Number(value[3..5], 0, 59) < 0 || Number(value[6..8], 0, 60) < 0)
            return false;
        value = value[8..];
        if (value[0] == '.')
        {
            var end = 1;
            while (end < value.Length && char.IsAsciiDigit(value[end]))
                end++;
            if (end == 1 || end == value.Length)
                return false;
            value = value[end..];
        }

        return value is ['Z' or 'z']
            || (value is ['+' or '-', _, _, ':', _, _] && Number(value[1..3], 0, 23) >= 0 && Number(value[4..], 0, 59) >= 0);
    }

    /// <summary>The number that the digits say; -1 when one is none, or the number is out of its range.</summary>
    private static int Number(ReadOnlySpan<char> digits, int minimum, int maximum) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum ? number : -1;

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\z")]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"\A((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!\z)|\z)){4}\z", RegexOptions.ECMAScript)]
    private static partial Regex Ipv4Pattern();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex SchemePattern();

    [GeneratedRegex(@"\A(/([^~/]|~0|~1)*)*\z")]
    private static partial Regex PointerPattern();
}
