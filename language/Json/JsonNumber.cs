using System.Globalization;

namespace TrackingPlan.Language.Json;

/// <summary>What a JSON number's digits say.</summary>
internal static class JsonNumber
{
    public static bool TryDecimal(string digits, out decimal number) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>Whether the value is whole, however it is written: <c>1.0</c> and <c>1e2</c> are.</summary>
    public static bool IsInteger(string digits) => TryDecimal(digits, out var number)
        ? decimal.Truncate(number) == number
        : double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var large) && Math.Abs(large) >= (double)decimal.MaxValue;

    /// <summary>The same text for equal numbers: <c>1</c> for <c>1.0</c>.</summary>
    public static string Canonical(string digits) =>
        TryDecimal(digits, out var number) ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : digits;
}
