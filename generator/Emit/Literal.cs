using System.Globalization;
using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Generator.Emit;

/// <summary>Text of a plan as C# and JSON literals. Nothing here can end a literal early.</summary>
internal static class Literal
{
    /// <summary>A C# string literal.</summary>
    public static string Of(string text) => CanBeRaw(text) ? $"\"\"\"{text}\"\"\"" : Escaped(text);

    /// <summary>A C# UTF-8 literal of JSON text, which holds no lone surrogate.</summary>
    public static string Utf8(string json) => Of(json) + "u8";

    /// <summary>A JSON string with its quotes. What UTF-8 cannot hold or an editor cannot show is escaped.</summary>
    public static string Json(string text)
    {
        var json = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (!IsPlain(text, i))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        return json.Append('"').ToString();
    }

    /// <summary>A raw literal reads better, but only where there is a quote to save.</summary>
    private static bool CanBeRaw(string text)
    {
        if (text.Length == 0 || text[0] == '"' || text[text.Length - 1] == '"')
            return false;
        var hasQuote = false;
        for (var i = 0; i < text.Length; i++)
        {
            hasQuote |= text[i] is '"' or '\\';
            if (!IsPlain(text, i) || (text[i] == '"' && i + 2 < text.Length && text[i + 1] == '"' && text[i + 2] == '"'))
                return false;
        }

        return hasQuote;
    }

    private static string Escaped(string text)
    {
        var literal = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (!IsPlain(text, i))
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                literal.Append(c);
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether a character may stand in source as it is: no control, line end, direction mark, unassigned or half character.</summary>
    private static bool IsPlain(string text, int i)
    {
        var c = text[i];
        if (c is >= ' ' and < '\u007F')
            return true;
        if (char.IsSurrogate(c))
            return Invisible.LengthAt(text, char.IsLowSurrogate(c) && !Invisible.IsHalf(text, i) ? i - 1 : i) == 0;
        return Invisible.LengthAt(text, i) == 0 && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.SpaceSeparator);
    }
}
