using System.Globalization;

namespace TrackingPlan.Language.Naming;

/// <summary>The names of characters that no identifier can hold, for names that have nothing else.</summary>
internal static class Symbols
{
    /// <summary>A word for a code point, such as <c>Plus</c>; <c>U1F600</c> for those without a common name.</summary>
    public static string NameOf(int codePoint) => codePoint switch
    {
        ' ' => "Space",
        '\t' => "Tab",
        '\n' or '\r' => "Newline",
        '!' => "Exclamation",
        '"' => "Quote",
        '#' => "Hash",
        '$' => "Dollar",
        '%' => "Percent",
        '&' => "And",
        '\'' => "Apostrophe",
        '(' => "OpenParenthesis",
        ')' => "CloseParenthesis",
        '*' => "Star",
        '+' => "Plus",
        ',' => "Comma",
        '-' => "Hyphen",
        '.' => "Dot",
        '/' => "Slash",
        ':' => "Colon",
        ';' => "Semicolon",
        '<' => "LessThan",
        '=' => "Equals",
        '>' => "GreaterThan",
        '?' => "Question",
        '@' => "At",
        '[' => "OpenBracket",
        '\\' => "Backslash",
        ']' => "CloseBracket",
        '^' => "Caret",
        '_' => "Underscore",
        '`' => "Backtick",
        '{' => "OpenBrace",
        '|' => "Or",
        '}' => "CloseBrace",
        '~' => "Tilde",
        0x20AC => "Euro",
        0x00A3 => "Pound",
        0x00A5 => "Yen",
        _ => "U" + codePoint.ToString("X4", CultureInfo.InvariantCulture),
    };
}
