using System.Globalization;
using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform.Writing;

/// <summary>JSON values as expressions of HCL, in which text can hold templates: here it never does.</summary>
internal static class Hcl
{
    public static string Text(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('\n' or '\r' or '\t') && Invisible.LengthAt(text, i) is > 0 and var length)
            {
                AppendEscape(quoted, text, i);
                i += length - 1;
                continue;
            }

            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '$' or '%' when i + 1 < text.Length && text[i + 1] == '{' => new string(c, 2),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Half of a character has no escape that Terraform takes: it is written as the text of one.</summary>
    private static void AppendEscape(StringBuilder quoted, string text, int index)
    {
        if (Invisible.IsHalf(text, index))
            Invisible.AppendEscape(quoted.Append('\\'), text[index]);
        else if (char.IsSurrogate(text[index]))
            quoted.Append("\\U").Append(char.ConvertToUtf32(text, index).ToString("x8", CultureInfo.InvariantCulture));
        else
            Invisible.AppendEscape(quoted, text[index]);
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
