using System.Net;
using System.Net.Mail;
using System.Net.Sockets;

namespace TrackingPlan.Serialization;

/// <summary>The formats of JSON Schema draft-07 that stay strings in C#.</summary>
internal static class PlanFormat
{
    public static bool IsMatch(string value, string format) => format switch
    {
        "email" or "idn-email" => IsEmail(value),
        "ipv4" => IPAddress.TryParse(value, out var address) && address.AddressFamily is AddressFamily.InterNetwork && value.Split('.').Length == 4,
        "ipv6" => IPAddress.TryParse(value, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6 && !value.Contains('%', StringComparison.Ordinal),
        "hostname" or "idn-hostname" => value.Length is > 0 and <= 253 && Uri.CheckHostName(value) is UriHostNameType.Dns,
        "uri-reference" or "iri-reference" => Uri.IsWellFormedUriString(value, UriKind.RelativeOrAbsolute),
        "iri" => Uri.TryCreate(value, UriKind.Absolute, out _),
        _ => true,
    };

    /// <summary>One address and nothing beside it: no display name, no comment, no blank.</summary>
    private static bool IsEmail(string value) =>
        MailAddress.TryCreate(value, out var address) && address.Address.Length == value.Length && !value.Contains(' ', StringComparison.Ordinal);
}
