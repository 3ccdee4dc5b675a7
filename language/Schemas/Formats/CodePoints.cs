using System.Globalization;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>Characters as Unicode and JSON Schema count them: a pair of surrogates is one, half of a pair stays what it is.</summary>
internal static class CodePoints
{
    public static List<int> Of(ReadOnlySpan<char> text)
    {
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            points.Add(isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i]);
        }

        return points;
    }

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                count--;
        }

        return count;
    }

    public static UnicodeCategory CategoryOf(int point) => point > 0xFFFF
        ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(point), 0)
        : CharUnicodeInfo.GetUnicodeCategory((char)point);
}
