using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 3339, section 5.6: <c>date-time</c>, <c>full-date</c> and <c>full-time</c>.</summary>
internal static class DateTimes
{
    private const int MinutesOfDay = 24 * 60;
    private const int DateLength = 10;

    private static readonly int[] MonthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static bool IsDateTime(ReadOnlySpan<char> text) =>
        text.Length > DateLength + 1
        && text[DateLength] is 'T' or 't'
        && IsDate(text.Slice(0, DateLength))
        && ReadTime(text.Slice(DateLength + 1), out var leapMinute)
        && (leapMinute is not { } minute || IsLeapDay(text, minute));

    public static bool IsDate(ReadOnlySpan<char> text)
    {
        if (text.Length != DateLength || text[4] != '-' || text[7] != '-')
            return false;
        var (year, month, day) = Split(text);
        return year >= 0 && month is >= 1 and <= 12 && day >= 1 && day <= LengthOf(month, year);
    }

    public static bool IsTime(ReadOnlySpan<char> text) => ReadTime(text, out _);

    /// <param name="text">What stands after the <c>T</c>.</param>
    /// <param name="leapMinute">The minute of a leap second, from the beginning of the day that is written, in UTC; null without one.</param>
    private static bool ReadTime(ReadOnlySpan<char> text, out int? leapMinute)
    {
        leapMinute = null;
        if (text.Length < 9 || text[2] != ':' || text[5] != ':')
            return false;
        var (hour, minute, second) = (AsciiChar.Number(text.Slice(0, 2)), AsciiChar.Number(text.Slice(3, 2)), AsciiChar.Number(text.Slice(6, 2)));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
            return false;

        var zone = text.Slice(8);
        if (zone[0] == '.')
        {
            var end = 1;
            while (end < zone.Length && AsciiChar.IsDigit(zone[end]))
                end++;
            if (end == 1)
                return false;
            zone = zone.Slice(end);
        }

        if (ReadOffset(zone) is not { } offset)
            return false;
        if (second < 60)
            return true;

        // A leap second is the last of a day in UTC, wherever on Earth it is told.
        leapMinute = hour * 60 + minute - offset;
        return (leapMinute.Value % MinutesOfDay + MinutesOfDay) % MinutesOfDay == MinutesOfDay - 1;
    }

    /// <summary>Minutes east of UTC; null for what is no offset.</summary>
    private static int? ReadOffset(ReadOnlySpan<char> zone)
    {
        if (zone.Length == 1)
            return zone[0] is 'Z' or 'z' ? 0 : null;
        if (zone.Length != 6 || zone[0] is not ('+' or '-') || zone[3] != ':')
            return null;
        var (hours, minutes) = (AsciiChar.Number(zone.Slice(1, 2)), AsciiChar.Number(zone.Slice(4, 2)));
        if (hours is < 0 or > 23 || minutes is < 0 or > 59)
            return null;
        return zone[0] == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes;
    }

    /// <summary>Leap seconds come at the end of a month in UTC.</summary>
    private static bool IsLeapDay(ReadOnlySpan<char> text, int leapMinute)
    {
        var (year, month, day) = Split(text);
        var days = leapMinute < 0 ? -1 : leapMinute / MinutesOfDay;
        return day + days == LengthOf(month, year) || (days == -1 && day == 1);
    }

    private static (int Year, int Month, int Day) Split(ReadOnlySpan<char> text) =>
        (AsciiChar.Number(text.Slice(0, 4)), AsciiChar.Number(text.Slice(5, 2)), AsciiChar.Number(text.Slice(8, 2)));

    private static int LengthOf(int month, int year) =>
        month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : MonthLengths[month - 1];
}
