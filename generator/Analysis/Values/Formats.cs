using System.Globalization;
using TrackingPlan.Plan;

namespace TrackingPlan.Analysis.Values;

/// <summary>The formats of draft-07 that a constant can be held against without doubt; any other format takes any text.</summary>
internal static class Formats
{
    private static readonly string[] Rfc3339 = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Times = ["HH:mm:ssK", "HH:mm:ss.FFFFFFFK", "HH:mm:ss"];

    /// <summary>What the schema's format expects instead of the text; null when the text is good or the format says nothing.</summary>
    public static string? Expectation(StringSchema schema, string value) => schema.Format switch
    {
        StringFormat.DateTime => IsDate(value, Rfc3339) ? null : "a date and time such as 2026-01-31T12:00:00Z",
        StringFormat.Date => IsDate(value, ["yyyy-MM-dd"]) ? null : "a date such as 2026-01-31",
        StringFormat.Time => IsDate(value, Times) ? null : "a time such as 12:00:00Z",
        StringFormat.Uuid => Guid.TryParseExact(value, "D", out _) ? null : "a UUID",
        StringFormat.Uri => Uri.TryCreate(value, UriKind.Absolute, out _) ? null : "an absolute URI",
        _ => schema.FormatName switch
        {
            "email" or "idn-email" => IsEmail(value) ? null : "an e-mail address",
            _ => null,
        },
    };

    private static bool IsDate(string value, string[] formats) =>
        DateTimeOffset.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>Something, one @, something: what an address must have, and no more, for real addresses are stranger than any pattern.</summary>
    private static bool IsEmail(string value)
    {
        var at = value.LastIndexOf('@');
        return at > 0 && at < value.Length - 1 && value.IndexOf(' ') < 0;
    }
}
