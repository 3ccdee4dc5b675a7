using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 6570, section 2.</summary>
internal static class UriTemplates
{
    private const int MaxPrefix = 9999;

    public static bool IsTemplate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                var length = text.Slice(i + 1).IndexOf('}');
                if (length < 0 || !IsExpression(text.Slice(i + 1, length)))
                    return false;
                i += length + 1;
            }
            else if (text[i] == '%' ? !IsEncoded(text, i) : !IsLiteral(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLiteral(char c) => c > ' ' && c is not ('"' or '\'' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' or '\u007F');

    private static bool IsExpression(ReadOnlySpan<char> expression)
    {
        if (expression.Length > 0 && "+#./;?&=,!@|".IndexOf(expression[0]) >= 0)
            expression = expression.Slice(1);
        while (true)
        {
            var comma = expression.IndexOf(',');
            if (!IsVariable(comma < 0 ? expression : expression.Slice(0, comma)))
                return false;
            if (comma < 0)
                return true;
            expression = expression.Slice(comma + 1);
        }
    }

    private static bool IsVariable(ReadOnlySpan<char> variable)
    {
        if (variable.Length > 0 && variable[variable.Length - 1] == '*')
        {
            variable = variable.Slice(0, variable.Length - 1);
        }
        else if (variable.IndexOf(':') is >= 0 and var colon)
        {
            var prefix = variable.Slice(colon + 1);
            if (prefix.Length > 4 || AsciiChar.Number(prefix) is < 1 or > MaxPrefix || prefix[0] == '0')
                return false;
            variable = variable.Slice(0, colon);
        }

        var wasDot = true;
        for (var i = 0; i < variable.Length; i++)
        {
            var c = variable[i];
            if (c == '.' ? wasDot : c == '%' ? !IsEncoded(variable, i) : !AsciiChar.IsLetterOrDigit(c) && c != '_')
                return false;
            wasDot = c == '.';
        }

        return !wasDot;
    }

    private static bool IsEncoded(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && AsciiChar.IsHex(text[at + 1]) && AsciiChar.IsHex(text[at + 2]);
}
