using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackingPlan.Plan.Checks;

/// <summary>The formats that are checked; any other accepts everything.</summary>
internal static class JsonFormats
{
    private static readonly Regex DateTimeText = new(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.ECMAScript);
    private static readonly Regex TimeText = new(@"^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)?\z", RegexOptions.ECMAScript);
    private static readonly Regex EmailText = new(@"^[^@\s]+@[^@\s]+\z");

    public static bool Accepts(string format, string text) => format switch
    {
        "date-time" => DateTimeText.IsMatch(text) && IsDay(text.Substring(0, 10)) && TimeText.IsMatch(text.Substring(11)),
        "date" => IsDay(text),
        "time" => TimeText.IsMatch(text),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) && text.IndexOf(':') > 0,
        "email" => EmailText.IsMatch(text),
        _ => true,
    };

    private static bool IsDay(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
