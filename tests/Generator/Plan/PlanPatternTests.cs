using System.Text.RegularExpressions;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Generator.Tests.Plan;

/// <summary>A pattern means to .NET what it means to JSON Schema and to Segment.</summary>
public class PlanPatternTests
{
    [Theory]
    [InlineData("^[A-Z]{3}$", "EUR", true)]
    [InlineData("^[A-Z]{3}$", "EUR\n", false)]
    [InlineData("^[A-Z]{3}$", "EURO", false)]
    [InlineData("^(a|b$)", "b\n", false)]
    [InlineData("[$]", "$", true)]
    [InlineData(@"\$", "$", true)]
    [InlineData(@"a\\$", @"a\", true)]
    [InlineData("b", "abc", true)]
    [InlineData(@"^\d$", "5", true)]
    [InlineData(@"^\d$", "\u0665", false)]
    [InlineData(@"^\w$", "\u00e9", false)]
    [InlineData(@"^\p{L}$", "\u00e9", true)]
    [InlineData("(?i)^sku", "SKU-1", true)]
    [InlineData(@"^(?P<year>\d{4})$", "2026", true)]
    [InlineData(@"^\(\?P<", "(?P<", true)]
    public void Matches_as_RE2_does(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Regex.IsMatch(text, PlanPattern.ToDotNet(pattern), PlanPattern.OptionsFor(pattern)));

    [Theory]
    [InlineData("(a", true)]
    [InlineData("[a", true)]
    [InlineData("a{2,1}", true)]
    [InlineData("a**", true)]
    [InlineData(@"\", true)]
    [InlineData("^a$", false)]
    [InlineData(@"\p{L}", false)]
    [InlineData("(?<=a)b", false)]
    public void Knows_what_NET_cannot_run(string pattern, bool isBroken) => Assert.Equal(isBroken, PlanPattern.WhyNotForDotNet(pattern) is not null);

    [Theory]
    [InlineData("(?=a)", "lookahead")]
    [InlineData("a(?!b)", "lookahead")]
    [InlineData("(?<=a)b", "lookbehind")]
    [InlineData("(?<!a)b", "lookbehind")]
    [InlineData(@"(a)\1", "back reference")]
    [InlineData(@"(?<n>a)\k<n>", "back reference")]
    [InlineData("(?>a)", "group")]
    [InlineData("(?(1)a|b)", "group")]
    [InlineData("a++", "possessive")]
    [InlineData("(?<n>a)", null)]
    [InlineData("(?P<n>a)", null)]
    [InlineData("(?:a)", null)]
    [InlineData("(?i)a", null)]
    [InlineData(@"\(?=a", null)]
    [InlineData("[(?=]", null)]
    [InlineData(@"\\1", null)]
    [InlineData(@"\+\+", null)]
    [InlineData(@"[\1]", null)]
    [InlineData(@"^[\w.+-]+@[\w-]+\.[\w.-]+$", null)]
    public void Knows_what_Segment_refuses(string pattern, string? words)
    {
        if (words is null)
            Assert.Null(PlanPattern.WhatSegmentRefuses(pattern));
        else
            Assert.Contains(words, PlanPattern.WhatSegmentRefuses(pattern), StringComparison.Ordinal);
    }
}
