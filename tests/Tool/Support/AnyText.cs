using System.Globalization;
using System.Text;

namespace TrackingPlan.Tool.Tests;

/// <summary>Text of every kind of character, and every way that JSON can spell it.</summary>
internal sealed class AnyText(Random random)
{
    /// <summary>What nobody sees, what turns a line around, what ends one, and halves of characters.</summary>
    public static readonly string[] Invisible =
    [
        "\u200b", "\u061c", "\u00ad", "\U000e0041", "\u202e", "\u2066", "\u2069", "\u200d", "\ufe0f", "\U000e0101", "\u2028", "\u2029", "\u0085", "\u007f",
        "\u009b", "\ufeff", "\u2060", "\u3164", "\u115f", "\u034f", "\u180e", "\ufff9", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\u0000", "\u001b", "\u0007", "\u000b",
        "\ud800", "\udc00",
    ];

    private static readonly string[] Plain =
    [
        "a", "Order", " ", "  ", "é", "тест", "用户", "😀", "👩‍💻", "é", "\"", "\\", "/", "|", ",", ";", "'", "=", "@", "-", "#", "//", "/*", "*/", "<b>", "&amp;", "{", "}",
        "\n", "\r\n", "\r", "\t", "\u00a0", "\u3000", "%0A", "::error::", "##vso[", "${x}", "$ref", "`", "0", " | ", "\\u202e",
    ];

    public string Next()
    {
        var text = new StringBuilder();
        for (var parts = random.Next(1, 6); parts > 0; parts--)
            text.Append(random.Next(3) == 0 ? Invisible[random.Next(Invisible.Length)] : Plain[random.Next(Plain.Length)]);
        return text.ToString();
    }

    /// <summary>The text in quotes; each character raw where JSON allows it and UTF-8 can hold it, or as one of its escapes.</summary>
    public string Json(string text)
    {
        var json = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var mustEscape = c is '"' or '\\' || c < ' ' || TrackingPlan.Language.Json.Invisible.IsHalf(text, i);
            if (char.IsHighSurrogate(c) && !mustEscape && random.Next(2) == 0)
                json.Append(c).Append(text[++i]);
            else if (mustEscape || char.IsSurrogate(c) || random.Next(4) == 0)
                json.Append(c is '"' or '\\' or '/' && random.Next(2) == 0 ? "\\" + c : "\\u" + ((int)c).ToString(random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        return json.Append('"').ToString();
    }
}
