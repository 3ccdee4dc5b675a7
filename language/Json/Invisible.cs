using System.Globalization;
using System.Text;

namespace TrackingPlan.Language.Json;

/// <summary>
/// Characters that nobody sees, or that move, break or turn around what others see: a reviewer, a terminal and a build log must be shown them.
/// </summary>
/// <remarks>
/// Controls, format characters, line and paragraph separators, what Unicode calls Default_Ignorable_Code_Point (DerivedCoreProperties.txt),
/// noncharacters, and halves of a surrogate pair. The ranges are here because the tables of older frameworks lack some of them.
/// </remarks>
internal static class Invisible
{
    /// <summary>How many UTF-16 units the invisible character at an index has; 0 when it is a visible one.</summary>
    public static int LengthAt(string text, int index)
    {
        var c = text[index];
        if (c is >= ' ' and <= '~')
            return 0;
        if (!char.IsSurrogate(c))
            return IsInvisible(text, index, c) ? 1 : 0;
        if (IsHalf(text, index))
            return 1;
        return char.IsHighSurrogate(c) && IsInvisible(text, index, char.ConvertToUtf32(c, text[index + 1])) ? 2 : 0;
    }

    /// <summary>Whether the text at an index is half a character, which no UTF-8 can hold.</summary>
    public static bool IsHalf(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
        : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));

    /// <summary>
    /// The text with every invisible character spelled as an escape of JSON, <c>\u202e</c>. Of a text that is JSON on one line, this is the same
    /// JSON.
    /// </summary>
    public static string Spell(string text) => Spell(text, static (text, at) => LengthAt(text, at));

    /// <summary>The text with every half of a character spelled so: what is left can be written as UTF-8.</summary>
    public static string SpellHalves(string text) => Spell(text, static (text, at) => IsHalf(text, at) ? 1 : 0);

    /// <summary>Appends a UTF-16 unit as an escape of JSON.</summary>
    public static void AppendEscape(StringBuilder text, char unit) => text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));

    private static string Spell(string text, Func<string, int, int> lengthAt)
    {
        StringBuilder? spelled = null;
        for (var at = 0; at < text.Length; at++)
        {
            var length = lengthAt(text, at);
            if (length == 0)
            {
                spelled?.Append(text[at]);
                continue;
            }

            spelled ??= new StringBuilder(text, 0, at, text.Length + 16);
            for (var unit = 0; unit < length; unit++)
                AppendEscape(spelled, text[at + unit]);
            at += length - 1;
        }

        return spelled?.ToString() ?? text;
    }

    private static bool IsInvisible(string text, int index, int codePoint)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            return true;
        return IsIgnorable(codePoint);
    }

    /// <summary>Whether nothing is shown for a character where it is not known.</summary>
    public static bool IsIgnorable(int codePoint) =>
        codePoint is 0xAD or 0x34F or 0x61C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F)
            or (>= 0xFDD0 and <= 0xFDEF) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFFF0 and <= 0xFFFB)
            or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF)
            || (codePoint & 0xFFFE) == 0xFFFE;
}
