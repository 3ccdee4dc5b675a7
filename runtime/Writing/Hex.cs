using System.Buffers.Binary;

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

    /// <summary>Writes exactly eight digits.</summary>
    public static void Write(uint value, Span<byte> eightDigits)
    {
        // All at once, the first in the highest byte.
        ulong digits = value;
        digits = ((digits << 16) | digits) & 0x0000_FFFF_0000_FFFF;
        digits = ((digits << 8) | digits) & 0x00FF_00FF_00FF_00FF;
        digits = ((digits << 4) | digits) & 0x0F0F_0F0F_0F0F_0F0F;
        var letters = ((digits + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101;
        BinaryPrimitives.WriteUInt64BigEndian(eightDigits, digits + 0x3030_3030_3030_3030 + (letters * ('a' - '0' - 10)));
    }
}
