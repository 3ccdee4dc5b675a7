using System.Globalization;
using System.Text;
using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>JSON values as expressions of HCL, in which text can hold templates: here it never does.</summary>
internal static class Hcl
{
    public static string Text(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '$' or '%' when i + 1 < text.Length && text[i + 1] == '{' => new string(c, 2),
                _ when char.IsControl(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    public static void Append(StringBuilder text, JsonValue value, int indent)
    {
        switch (value.Kind)
        {
            case JsonKind.Object when value.Members.Count > 0:
                text.Append("{\n");
                foreach (var member in value.Members)
                {
                    text.Append(' ', (indent + 1) * 2).Append(Text(member.Name)).Append(" = ");
                    Append(text, member.Value, indent + 1);
                    text.Append('\n');
                }

                text.Append(' ', indent * 2).Append('}');
                break;
            case JsonKind.Object:
                text.Append("{}");
                break;
            case JsonKind.Array:
                text.Append('[');
                for (var i = 0; i < value.Items.Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    Append(text, value.Items[i], indent);
                }

                text.Append(']');
                break;
            case JsonKind.String:
                text.Append(Text(value.Text));
                break;
            default:
                text.Append(JsonText.Of(value));
                break;
        }
    }
}
