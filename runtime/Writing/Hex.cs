namespace TrackingPlan.Serialization;

/// <summary>Lower-case hexadecimal digits in UTF-8.</summary>
internal static class Hex
{
    /// <summary>Writes exactly four digits.</summary>
    public static void Write(int value, Span<byte> fourDigits)
    {
        var digits = "0123456789abcdef"u8;
        fourDigits[3] = digits[value & 0xF];
        fourDigits[2] = digits[(value >> 4) & 0xF];
        fourDigits[1] = digits[(value >> 8) & 0xF];
        fourDigits[0] = digits[(value >> 12) & 0xF];
    }
}
