using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>Whether a text is of a format.</summary>
internal delegate bool FormatCheck(ReadOnlySpan<char> text);

/// <summary>
/// The formats of <see href="https://json-schema.org/draft-07/json-schema-validation#rfc.section.7.3">draft-07, section 7.3</see>, and
/// <c>uuid</c>. The compiler, the command line and the application all ask here.
/// </summary>
internal static class JsonFormats
{
    public static readonly string[] Names =
    [
        "date-time", "date", "time", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri", "uri-reference", "iri",
        "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
    ];

    /// <summary>What numbers may have as their format, which decides the C# type and limits nothing.</summary>
    public static readonly string[] NumberNames = ["double", "float"];

    /// <summary>Whether a text is of a format; every text is of one that is not known.</summary>
    public static bool IsMatch(string text, string format) => Find(format) is not { } check || check(text.AsSpan());

    /// <summary>The check of a format; null for one that is not known, which constrains nothing.</summary>
    public static FormatCheck? Find(string format) => format switch
    {
        "date-time" => DateTimes.IsDateTime,
        "date" => DateTimes.IsDate,
        "time" => DateTimes.IsTime,
        "email" => static text => EmailAddresses.IsMailbox(text, isInternational: false),
        "idn-email" => static text => EmailAddresses.IsMailbox(text, isInternational: true),
        "hostname" => static text => HostNames.IsHostName(text, isInternational: false),
        "idn-hostname" => static text => HostNames.IsHostName(text, isInternational: true),
        "ipv4" => IpAddresses.IsIpv4,
        "ipv6" => IpAddresses.IsIpv6,
        "uri" => static text => Uris.IsUri(text, isInternational: false),
        "uri-reference" => static text => Uris.IsReference(text, isInternational: false),
        "iri" => static text => Uris.IsUri(text, isInternational: true),
        "iri-reference" => static text => Uris.IsReference(text, isInternational: true),
        "uri-template" => UriTemplates.IsTemplate,
        "uuid" => IsUuid,
        "json-pointer" => JsonPointers.IsPointer,
        "relative-json-pointer" => JsonPointers.IsRelative,
        "regex" => static text => Patterns.PatternTranslation.Of(text.ToString()).IsEcmaScript,
        _ => null,
    };

    /// <summary>A text of the format in words, such as <c>an e-mail address</c>.</summary>
    public static string Describe(string format) => format switch
    {
        "date-time" => "a date and time such as 2026-01-31T12:00:00Z",
        "date" => "a date such as 2026-01-31",
        "time" => "a time such as 12:00:00Z",
        "email" or "idn-email" => "an e-mail address",
        "hostname" or "idn-hostname" => "a host name",
        "ipv4" => "an IPv4 address",
        "ipv6" => "an IPv6 address",
        "uri" => "an absolute URI",
        "iri" => "an absolute IRI",
        "uri-reference" => "a URI reference",
        "iri-reference" => "an IRI reference",
        "uri-template" => "a URI template",
        "uuid" => "a UUID",
        "json-pointer" => "a JSON Pointer",
        "relative-json-pointer" => "a relative JSON Pointer",
        "regex" => "a regular expression",
        _ => "text of the format " + format,
    };

    /// <summary>RFC 4122, section 3: 8-4-4-4-12 hexadecimal digits.</summary>
    private static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !AsciiChar.IsHex(text[i]))
                return false;
        }

        return true;
    }
}
