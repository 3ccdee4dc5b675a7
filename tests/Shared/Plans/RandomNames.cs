using System.Text;

namespace TrackingPlan.TestSupport;

/// <summary>Wire names as real plans have them, and worse.</summary>
internal sealed class RandomNames(Random random)
{
    private static readonly string[] Nasty =
    [
        "", " ", "  ", "_", "__", "-", ".", "$", "!!!", "+", "++", "C++", "C#", "C", "42", "42nd street", "-1", "1.5", "1_5", "15",
        "class", "event", "string", "null", "record", "value", "field", "var", "await", "Equals", "ToString", "GetHashCode", "GetType",
        "equals", "Json", "json", "Kind", "Name", "Context", "UserId", "Write", "Validate", "Finalize", "MemberwiseClone", "client", "options",
        "identity", "groupId", "name", "category", "writer", "violations", "other", "obj", "start", "items1", "value1", "left", "right", "call",
        "First Name", "First name", "FirstName", "first-name", "firstName", "first_name", "FIRST_NAME", "First  Name", "first.name", "firstname",
        "\n", "a\nb", "\r\n", "\t", "\u0000", "\u2028", "\u2029", "\u0085", "\u202Eabc", "\u200D", "\uFEFF", "a\u200Bb",
        "\"", "\\", "\"\"\"", "*/", "/*", "//", "</summary>", "{0}", "{", "}", "#endif", "#line 1", "@", "@class", "&amp;", "<c>", "]]>",
        "{\"a\":1}", "[1,2]", "ß", "É", "é", "e\u0301", "日本語", "中文 名字", "Привет", "ελληνικά", "עברית", "العربية", "हिन्दी", "😀", "a😀b", "𝒳",
        "ǅ", "İ", "ı", "ﬁ", "①", "²", "٣", "Ⅷ", "a·b", "a‿b", "\uE000", "Referral Converted", "user's name", "user’s name", "System", "TrackingPlan",
        "Sample", "PlanCalls", "Plan Calls", "IdentifyTraits", "Identify Traits", "GroupTraits", "Home Page", "Home", "PValue", "p_value", "p", "P",
    ];

    private static readonly string[] Words = ["user", "id", "Name", "URL", "iOS", "Plan", "value", "2nd", "x", "HTTPServer", "café", "名"];

    private static readonly string[] Separators = ["_", "-", " ", ".", "", "/", ":", "  ", "__", " & "];

    public string Next()
    {
        switch (random.Next(10))
        {
            case < 4:
                return Nasty[random.Next(Nasty.Length)];
            case 4:
                return Nasty[random.Next(Nasty.Length)] + Separators[random.Next(Separators.Length)] + Nasty[random.Next(Nasty.Length)];
            case 5 when random.Next(6) == 0:
                return string.Join(' ', Enumerable.Repeat("a very long name", 5 + random.Next(20))) + random.Next(3);
            default:
                var name = new StringBuilder();
                var separator = Separators[random.Next(Separators.Length)];
                for (var i = random.Next(1, 4); i > 0; i--)
                {
                    var word = Words[random.Next(Words.Length)];
                    name.Append(random.Next(3) switch { 0 => word.ToUpperInvariant(), 1 => word.ToLowerInvariant(), _ => word });
                    if (i > 1)
                        name.Append(separator);
                }

                return name.ToString();
        }
    }

    /// <summary>So many different names.</summary>
    public string[] Several(int count)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count)
            names.Add(Next());
        return [.. names];
    }
}
