using TrackingPlan.Language.Schemas.Formats;

namespace TrackingPlan.Language.Tests.Schemas;

public sealed class FormatTests
{
    [Theory]
    [InlineData("date-time", "2026-01-31T09:30:00Z 2026-01-31t09:30:00.5z 2024-02-29T00:00:00+14:00 1998-12-31T23:59:60Z 1998-12-31T15:59:60.123-08:00 0000-01-01T00:00:00Z")]
    [InlineData("date", "2026-01-31 2024-02-29 2000-02-29 9999-12-31")]
    [InlineData("time", "09:30:00Z 23:59:60Z 01:29:60+01:30 00:00:00.000001-00:00")]
    [InlineData("email", "a@example.com a.b+c@example.co \"a..b\"@example.com a@[127.0.0.1] a@[IPv6:::1] a@localhost te~st@example.com")]
    [InlineData("idn-email", "실례@실례.테스트 a@bücher.de a@example.com")]
    [InlineData("hostname", "example.com a xn--bcher-kva.de 1.2.3 a--b.c localhost")]
    [InlineData("idn-hostname", "bücher.de 실례.테스트 example.com l·l ب‌ب")]
    [InlineData("ipv4", "192.0.2.1 0.0.0.0 255.255.255.255")]
    [InlineData("ipv6", ":: ::1 1:: 2001:db8::1 ::ffff:192.0.2.1 1:2:3:4:5:6:7:8 1::2:3:4:5:6:7 1:2:3:4:5:6:1.2.3.4")]
    [InlineData("uri", "https://example.com/a?b=c#d urn:isbn:0451450523 mailto:a@b.c http://[::1]:8080/ tel:+1-816-555-1212 http://a/%20 a:")]
    [InlineData("uri-reference", "/a/b?c=d#e a/b #f ?q //host/path https://example.com ./a:b")]
    [InlineData("iri", "http://ƒøø.ßår/?∂éœ=πîx#πîüx http://example.com/😀")]
    [InlineData("iri-reference", "/ä/ö?ü=ß âππ #ƒrägmênt")]
    [InlineData("uri-template", "http://example.com/{term:1}/{+path,x}{?q*} /plain {a.b} {/list*}")]
    [InlineData("uuid", "5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11 5F0C6B0E-1C3C-4B7B-9F70-0A4A3A1F9E11")]
    [InlineData("json-pointer", "/a/b~0c/~1 / /a//b")]
    [InlineData("relative-json-pointer", "0 1/a 0# 120/foo/bar")]
    [InlineData("regex", "^a+$ [0-9] (?<n>x) \\d{2}")]
    public void Texts_of_a_format(string format, string texts)
    {
        foreach (var text in texts.Split(' '))
            Assert.True(JsonFormats.Find(format)!(text), $"{text} is of the format {format}");
    }

    [Theory]
    [InlineData("date-time", "2026-01-31|2026-01-31_09:30:00Z|2026-01-31T09:30:00|2026-13-01T00:00:00Z|2026-02-29T00:00:00Z|2026-01-31T24:00:00Z|1998-12-30T23:59:60Z|1998-12-31T23:58:60Z|2026-01-31T09:30:00+24:00|2026-01-31T09:30:00.Z|२026-01-31T09:30:00Z|")]
    [InlineData("date", "2026-1-31|2026-02-30|2023-02-29|1900-02-29|20260131|2026-01-31T|")]
    [InlineData("time", "09:30:00|9:30:00Z|09:30Z|24:00:00Z|22:59:60Z|09:30:00+0100|")]
    [InlineData("email", "a|@b|a@|a..b@example.com|.a@example.com|a.@example.com|a b@example.com|a@-b.com|a@b_c.com|a@[300.1.1.1]|ä@example.com|a@b@c\\|")]
    [InlineData("hostname", "|-a.b|a-.b|a_b|a..b|.a|a.|a b|bücher.de|xn--X|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b")]
    [InlineData("idn-hostname", "〮한글.테스트|-ö.de|a·l|öö--ö|Bücher.de")]
    [InlineData("ipv4", "|999.1.1.1|01.2.3.4|1.2.3|1.2.3.4.5|1.2.3.|0x7f.1.1.1|1.2.3.4 |２.1.1.1")]
    [InlineData("ipv6", "|:|:::|1:::2|1::2::3|12345::|1:2:3:4:5:6:7|1:2:3:4:5:6:7:8:9|::1%eth0|[::1]|:1:2:3:4:5:6:7:8|1:2:3:4:5:6:7:8:|1::2:3:4:5:6:7:8|::1.2.3|::1.2.3.4:5")]
    [InlineData("uri", "|/a|a b:c|http://a b/|http://a/%2|http://[::1/|http://a:b/|\\a:b|http://example.com/ä|1a:b|http://a/<b>|:a")]
    [InlineData("uri-reference", "\\a|a b|a:b c|1a:b|%|ä|http://[v.x]|a;b:c=1/../d")]
    [InlineData("iri", "/a|http://[a]/|ä:b|http://a/\uFFFF")]
    [InlineData("uri-template", "{|}|{}|{a:0}|{a:10000}|{a,}|{ a}|a b{")]
    [InlineData("uuid", "|5f0c6b0e1c3c4b7b9f700a4a3a1f9e11|{5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11}|5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e1g|5f0c6b0-e1c3c-4b7b-9f70-0a4a3a1f9e11")]
    [InlineData("json-pointer", "a|#/a|/~|/~2|/a~")]
    [InlineData("relative-json-pointer", "|/a|-1/a|01/a|0##|1a")]
    [InlineData("regex", "(|[a|\\Z|a{2,1}|*")]
    public void Texts_of_no_format(string format, string texts)
    {
        foreach (var text in texts.Split('|'))
            Assert.False(JsonFormats.Find(format)!(text), $"{text} is not of the format {format}");
    }

    [Fact]
    public void Every_format_ends_on_any_text()
    {
        var random = new Random(7);
        const string Alphabet = "a1-:.@[]/?#%{}\\\"~+ *TZ\u00E4\uD83D\uDE00\u0000,";
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            foreach (var format in JsonFormats.Names)
                JsonFormats.Find(format)!(text);
        }
    }
}
