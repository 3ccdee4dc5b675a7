using System.Globalization;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>
/// A label with letters beyond ASCII, by the rules of RFC 5891, section 4.2 and RFC 5892. Which characters are allowed is worked out from
/// their categories rather than from its tables; normalisation and the rule for right-to-left text (RFC 5893) are not checked.
/// </summary>
internal static class InternationalLabels
{
    private const int MiddleDot = 0xB7;
    private const int Keraia = 0x375;
    private const int Geresh = 0x5F3;
    private const int Gershayim = 0x5F4;
    private const int KatakanaMiddleDot = 0x30FB;
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>Section 2.6: allowed against their category.</summary>
    private static readonly int[] Allowed = [0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007];

    /// <summary>Section 2.6: forbidden against their category.</summary>
    private static readonly int[] Forbidden = [0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B, 0xAA, 0xBA];

    /// <summary>Signs that join consonants (canonical combining class 9), after which the joiners may stand.</summary>
    private static readonly int[] Viramas =
    [
        0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD3B, 0xD3C, 0xD4D, 0xDCA, 0xE3A, 0xEBA, 0xF84, 0x1039, 0x103A, 0x1714, 0x1734,
        0x17D2, 0x1A60, 0x1B44, 0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6, 0xABED,
    ];

    public static bool IsLabel(ReadOnlySpan<char> label)
    {
        var points = CodePoints.Of(label);
        if (points.Count == 0 || points[0] == '-' || points[points.Count - 1] == '-' || (points.Count > 3 && points[2] == '-' && points[3] == '-') || IsMark(points[0]))
            return false;
        var (arabicIndic, extendedArabicIndic) = (false, false);
        for (var i = 0; i < points.Count; i++)
        {
            arabicIndic |= points[i] is >= 0x660 and <= 0x669;
            extendedArabicIndic |= points[i] is >= 0x6F0 and <= 0x6F9;
            if (!IsAllowed(points, i))
                return false;
        }

        return !(arabicIndic && extendedArabicIndic);
    }

    private static bool IsAllowed(List<int> points, int i)
    {
        var point = points[i];
        switch (point)
        {
            case MiddleDot:
                return i > 0 && i + 1 < points.Count && points[i - 1] == 'l' && points[i + 1] == 'l';
            case Keraia:
                return i + 1 < points.Count && IsGreek(points[i + 1]);
            case Geresh or Gershayim:
                return i > 0 && points[i - 1] is >= 0x591 and <= 0x5F4;
            case KatakanaMiddleDot:
                return points.Exists(IsJapanese);
            case NonJoiner when i > 0 && i + 1 < points.Count && IsArabicLetter(points[i - 1]) && IsArabicLetter(points[i + 1]):
                return true;
            case NonJoiner or Joiner:
                return i > 0 && Array.IndexOf(Viramas, points[i - 1]) >= 0;
        }

        if (point < 0x80)
            return point == '-' || point is >= '0' and <= '9' or >= 'a' and <= 'z';
        if (Array.IndexOf(Allowed, point) >= 0)
            return true;
        return Array.IndexOf(Forbidden, point) < 0
            && !IsCompatibility(point)
            && CodePoints.CategoryOf(point) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    /// <summary>Other forms of characters that have one of their own, and the jamo of old Hangul.</summary>
    private static bool IsCompatibility(int point) =>
        point is >= 0x1100 and <= 0x11FF or >= 0x3130 and <= 0x318F or >= 0xA960 and <= 0xA97F or >= 0xD7B0 and <= 0xD7FF
            or >= 0xF900 and <= 0xFAFF and not (0xFA0E or 0xFA0F or 0xFA11 or 0xFA13 or 0xFA14 or 0xFA1F or 0xFA21 or 0xFA23 or 0xFA24 or 0xFA27 or 0xFA28 or 0xFA29)
            or >= 0xFB00 and <= 0xFB1D or >= 0xFB1F and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0xFF00 and <= 0xFFEF
            or >= 0x1D400 and <= 0x1D7FF or >= 0x1EE00 and <= 0x1EEFF or >= 0x2F800 and <= 0x2FA1F;

    private static bool IsMark(int point) =>
        CodePoints.CategoryOf(point) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Letters that are written together, which a non-joiner parts (RFC 5892, appendix A.1).</summary>
    private static bool IsArabicLetter(int point) => point is >= 0x620 and <= 0x74F && CodePoints.CategoryOf(point) is UnicodeCategory.OtherLetter;

    private static bool IsGreek(int point) => point is >= 0x370 and <= 0x3FF and not Keraia or >= 0x1F00 and <= 0x1FFF;

    /// <summary>Hiragana, Katakana or Han, of which the middle dot itself is none.</summary>
    private static bool IsJapanese(int point) =>
        point is >= 0x3041 and <= 0x309F or >= 0x30A1 and <= 0x30FF and not KatakanaMiddleDot or 0x3005 or 0x3007
            or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3134F;
}
