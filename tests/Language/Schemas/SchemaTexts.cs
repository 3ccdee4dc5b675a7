using System.Text.Json;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>Patterns and formats, each with texts of both verdicts.</summary>
internal static class SchemaTexts
{
    public static readonly (string Pattern, string[] Texts)[] Patterns =
    [
        ("^a", ["a", "ba", "ab\n", ""]),
        ("a$", ["a", "a\n", "ba"]),
        ("^.{1,2}$", ["😀", "😀😀", "😀😀😀", "\n", "\u2028", ""]),
        ("^\\d+$", ["12", "٣", "1a"]),
        ("^[^\\s]+\\s\\w$", ["x a", "x\u00a0a", "x\ufeffa", "xa", "x\u0085a"]),
        ("^\\p{Lu}\\P{L}*$", ["É1", "e1", "É", "𐐀"]),
        ("^(?:x-)?[a-f0-9]{2,3}(?![0-9])", ["x-a1", "a12", "a123", "zz"]),
        ("^[\\u00e0-\\uffff]$", ["é", "a", "😀", "字"]),
        ("\\bab\\b|^$", ["ab", "cab", "x ab", "éab", ""]),
        ("^(a|b)\\1$", ["aa", "ab", "bb"]),
        ("^\\u{1F600}?[\\ud83d\\ude00-😂]$", ["😀😁", "😁", "😀", "a"]),
    ];

    public static readonly Dictionary<string, string[]> Formats = new(StringComparer.Ordinal)
    {
        ["date-time"] = ["2026-01-31T12:00:00Z", "2026-01-31t12:00:00.5z", "2026-02-29T12:00:00Z", "1998-12-31T23:59:60Z", "2026-01-31T12:00:60Z", "2026-01-31 12:00:00Z", "2026-01-31T12:00:00", "2026-01-31T12:00:00+24:00"],
        ["date"] = ["2026-01-31", "2024-02-29", "2026-02-29", "2026-1-31", "20260131", "0000-01-01"],
        ["time"] = ["12:00:00Z", "23:59:60Z", "22:59:60Z", "12:00:00", "12:00:00+01:00", "25:00:00Z", "12:00:00.5-00:30"],
        ["email"] = ["a@example.com", "a..b@example.com", "a@b", "ab", "\"a b\"@example.com", "a@[127.0.0.1]", ".a@example.com", "a@-b.com"],
        ["idn-email"] = ["실례@실례.테스트", "a@example.com", "ab"],
        ["hostname"] = ["example.com", "-a.com", "a_b.com", "localhost", "a..b", "xn--4gbwdl.xn--wgbh1c", "xn--4gbwdl.xn--wgbh1c0", "example.com.", ""],
        ["idn-hostname"] = ["실례.테스트", "example.com", "a b"],
        ["ipv4"] = ["127.0.0.1", "999.1.1.1", "01.2.3.4", "1.2.3", "1.2.3.4.5"],
        ["ipv6"] = ["::1", "1::2::3", "::ffff:1.2.3.4", "12345::", "1:2:3:4:5:6:7:8", "::1%eth0", "fe80::"],
        ["uri"] = ["https://example.com/a?b=c#d", "/a", "urn:a:b", "http://example.com/ü", "http://[::1]/", "http://a b", "x:", "http://a/%zz"],
        ["uri-reference"] = ["/a/b?c=d#e", "a", "", "\\\\a", "http://example.com", "ü", "#a#b", "-http://example.com", "0http://example.com"],
        ["iri"] = ["http://example.com/ü", "/a", "http://a b"],
        ["iri-reference"] = ["ü", "/a", "\\\\a"],
        ["uri-template"] = ["/a/{b}", "/a/{b", "{?a,b*}", "{&c:3}", "{}", "a b"],
        ["uuid"] = ["5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11", "5F0C6B0E-1C3C-4B7B-9F70-0A4A3A1F9E11", "5f0c6b0e1c3c4b7b9f700a4a3a1f9e11", "urn:uuid:5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11", "x"],
        ["json-pointer"] = ["/a~0b/~1", "/a~2", "", "a", "#/a"],
        ["relative-json-pointer"] = ["0#", "1/a", "01/a", "-1", "0", "a"],
        ["regex"] = ["a+", "a(", "^\\S(|(.|\\n)*\\S)\\Z", "(?<a>x)\\k<a>", "[a", "\\p{L}"],
    };

    /// <summary>What chance would seldom find: each text of each format alone, and what ajv has been seen to judge otherwise.</summary>
    public static IEnumerable<(string Schema, string Value)> Always() =>
        Formats.SelectMany(format => format.Value.Select(text => ($$"""{"format":"{{format.Key}}"}""", JsonSerializer.Serialize(text))))
            .Append(("""{"items":{"contains":{"const":1}}}""", "[[1],[]]"))
            .Append(("""{"multipleOf":3}""", "-1e20"))
            .Append(("""{"multipleOf":3}""", "100000000000000000000"));
}
