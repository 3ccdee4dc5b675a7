using TrackingPlan.Plan;
using TrackingPlan.Plan.Checks;

namespace TrackingPlan.Analysis.Values;

/// <summary>What a format expects, in words.</summary>
internal static class Formats
{
    /// <summary>What the schema's format expects instead of the text; null when the text is good or the format says nothing.</summary>
    public static string? Expectation(StringSchema schema, string value)
    {
        var (format, expectation) = schema.Format switch
        {
            StringFormat.DateTime => ("date-time", "a date and time such as 2026-01-31T12:00:00Z"),
            StringFormat.Date => ("date", "a date such as 2026-01-31"),
            StringFormat.Time => ("time", "a time such as 12:00:00Z"),
            StringFormat.Uuid => ("uuid", "a UUID"),
            StringFormat.Uri => ("uri", "an absolute URI"),
            _ => (schema.FormatName ?? "", "an e-mail address"),
        };
        return JsonFormats.Accepts(format, value) ? null : expectation;
    }
}
