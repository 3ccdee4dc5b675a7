using System.Text;

namespace TrackingPlan.Language.Json;

/// <summary>Writes values as compact JSON: the same value gives the same text, however it was written.</summary>
internal static class JsonText
{
    private const int Brevity = 60;

    /// <summary>A text for messages: in quotes, short, on one line, and harmless in a terminal or a log.</summary>
    public static string Brief(string text)
    {
        var brief = Invisible.Spell(text.Length <= Brevity ? text : text.Substring(0, Brevity));
        return text.Length <= Brevity ? $"\"{brief}\"" : $"\"{brief}...\"";
    }

    /// <summary>How long JSON Schema calls a text: in characters, not in UTF-16 units.</summary>
    public static int LengthOf(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                length--;
        }

        return length;
    }

    public static string Of(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    public static string Of(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                text.Append('{');
                for (var i = 0; i < value.Members.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Append(text, value.Members[i].Name);
                    text.Append(':');
                    Append(text, value.Members[i].Value);
                }

                text.Append('}');
                break;
            case JsonKind.Array:
                text.Append('[');
                for (var i = 0; i < value.Items.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Append(text, value.Items[i]);
                }

                text.Append(']');
                break;
            case JsonKind.String: Append(text, value.Text); break;
            case JsonKind.Number: text.Append(value.Text); break;
            case JsonKind.True: text.Append("true"); break;
            case JsonKind.False: text.Append("false"); break;
            default: text.Append("null"); break;
        }
    }

    private static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c < ' ' || Invisible.IsHalf(value, i))
                Invisible.AppendEscape(text, c);
            else
                text.Append(c);
        }

        text.Append('"');
    }
}
