using System.Globalization;

namespace TrackingPlan.Plan.Reading;

/// <summary>Whether a pinned name can stand in C# as it is. (The compiler's own test is not at hand: the command line reads plans too.)</summary>
internal static class CSharpIdentifier
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object",
        "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>Words that mean something in some places only.</summary>
    private static readonly HashSet<string> ContextualKeywords = new(StringComparer.Ordinal)
    {
        "add", "alias", "allows", "and", "ascending", "assembly", "async", "await", "by", "descending", "equals", "extension", "field", "file",
        "from", "get", "global", "group", "init", "into", "join", "let", "managed", "method", "module", "nameof", "not", "on", "or", "orderby",
        "param", "partial", "property", "record", "remove", "required", "scoped", "select", "set", "type", "typevar", "unmanaged", "var", "when",
        "where", "with", "yield", "_",
    };

    public static bool IsKeyword(string name) => Keywords.Contains(name);

    public static bool IsContextualKeyword(string name) => ContextualKeywords.Contains(name);

    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > 200 || Keywords.Contains(name) || !IsStart(name[0]))
            return false;
        foreach (var c in name)
        {
            if (!IsStart(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation))
                return false;
        }

        return true;
    }

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c);
}
