namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>Classes of characters that the grammars of the formats share.</summary>
internal static class AsciiChar
{
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsLetter(char c) => (char)(c | 0x20) is >= 'a' and <= 'z';

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);

    public static bool IsHex(char c) => IsDigit(c) || (char)(c | 0x20) is >= 'a' and <= 'f';

    /// <summary>The number that decimal digits say, all of them; -1 when one is none or there are none.</summary>
    public static int Number(ReadOnlySpan<char> digits)
    {
        var number = digits.Length == 0 ? -1 : 0;
        foreach (var digit in digits)
        {
            if (!IsDigit(digit) || number > 99_999_999)
                return -1;
            number = number * 10 + digit - '0';
        }

        return number;
    }
}
