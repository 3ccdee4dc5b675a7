namespace TrackingPlan.Tool.Validation;

/// <summary>
/// JSON for readers that take no half of a character: an escape such as <c>\ud800</c> alone becomes one of U+FFFF, which is no character and as
/// long, so that every place stays where it is.
/// </summary>
internal static class WholeJson
{
    private const int EscapeLength = 6;

    public static string Of(string json)
    {
        char[]? whole = null;
        for (var at = json.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at + 1 < json.Length; at = json.IndexOf('\\', at))
        {
            if (UnitAt(json, at) is not { } unit)
            {
                at += 2;
            }
            else if (char.IsHighSurrogate(unit) && UnitAt(json, at + EscapeLength) is { } next && char.IsLowSurrogate(next))
            {
                at += 2 * EscapeLength;
            }
            else
            {
                if (char.IsSurrogate(unit))
                    "\\uffff".CopyTo(0, whole ??= json.ToCharArray(), at, EscapeLength);
                at += EscapeLength;
            }

            if (at >= json.Length)
                break;
        }

        return whole is null ? json : new string(whole);
    }

    /// <summary>The UTF-16 unit of an escape; null where none stands.</summary>
    private static char? UnitAt(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
