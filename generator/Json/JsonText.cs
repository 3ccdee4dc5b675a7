using System.Text;

namespace TrackingPlan.Json;

/// <summary>Writes values as compact JSON: the same value gives the same text, however it was written.</summary>
internal static class JsonText
{
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
            else if (c < ' ' || IsLoneSurrogate(value, i))
                text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        text.Append('"');
    }

    /// <summary>Half a character: only as an escape can it be written as UTF-8.</summary>
    private static bool IsLoneSurrogate(string value, int i) =>
        char.IsHighSurrogate(value[i]) ? i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1])
        : char.IsLowSurrogate(value[i]) && (i == 0 || !char.IsHighSurrogate(value[i - 1]));
}
