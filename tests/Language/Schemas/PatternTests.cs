using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Tests.Schemas;

public sealed class PatternTests
{
    [Theory]
    [InlineData("^.{1,3}$", "\U0001F600\U0001F600", true)]
    [InlineData("^.{1,3}$", "\U0001F600\U0001F600\U0001F600\U0001F600", false)]
    [InlineData("^.$", "\n", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^(?s).$", "\n", true)]
    [InlineData("^[^a]$", "\U0001F600", true)]
    [InlineData("^[\U0001F600-\U0001F64F]+$", "\U0001F600\U0001F64F", true)]
    [InlineData("^[\U0001F600-\U0001F64F]+$", "\U0001F650", false)]
    [InlineData("^\\u{1F600}+$", "\U0001F600\U0001F600", true)]
    [InlineData("^\\uD83D\\uDE00$", "\U0001F600", true)]
    [InlineData("^\U0001F600*$", "\U0001F600\U0001F600", true)]
    [InlineData("\\s", "\uFEFF", true)]
    [InlineData("\\s", "\u0085", false)]
    [InlineData("^\\S$", "\u00A0", false)]
    [InlineData("^\\d+$", "\u0967", false)]
    [InlineData("^\\w+$", "\u00E9", false)]
    [InlineData("^\\W$", "\U0001F600", true)]
    [InlineData("\\bb", "\u00E9b", true)]
    [InlineData("^\\p{L}+$", "\u00C9cole", true)]
    [InlineData("^\\p{Letter}+$", "\u00C9cole", true)]
    [InlineData("^\\P{L}$", "\U0001F600", true)]
    [InlineData("^[\\P{L}a]+$", "1a", true)]
    [InlineData("^[\\P{L}a]+$", "b", false)]
    [InlineData("a$", "a\n", false)]
    [InlineData("^[a-z0-9-]+$", "a-b", true)]
    [InlineData("^[a-]$", "-", true)]
    [InlineData("^[\\w-]+$", "a-b_c", true)]
    [InlineData("^[^\\D]$", "5", true)]
    [InlineData("^[]a]*$", "", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^x{,3}$", "x{,3}", true)]
    [InlineData("^(?P<year>\\d{4})$", "2026", true)]
    [InlineData("^[[:alpha:]]+$", "abc", true)]
    [InlineData("^(?i)abc$", "ABC", true)]
    [InlineData("^(?<a>x)\\k<a>$", "xx", true)]
    [InlineData("^(?!no)\\w+$", "node", false)]
    [InlineData("^#[0-9a-f]{6}$", "#00ff00", true)]
    public void A_pattern_means_what_ecmascript_and_re2_say(string pattern, string text, bool matches)
    {
        var prepared = new Pattern(pattern);
        Assert.True(prepared.IsRunnable, PatternTranslation.Of(pattern).Fault);
        Assert.Equal(matches, prepared.IsMatch(text));
    }

    [Theory]
    [InlineData("(", "Not enough )'s")]
    [InlineData(")", "Too many )'s")]
    [InlineData("[a", "Unterminated [] set")]
    [InlineData("[z-a]", "[x-y] range in reverse order")]
    [InlineData("\\", "A pattern ends with \\")]
    [InlineData("\\p{Greek}", "The property Greek is none that .NET knows")]
    [InlineData("\\y", "Unrecognized escape sequence \\y")]
    public void What_no_engine_runs_says_why(string pattern, string fault) => Assert.Equal(fault, PatternTranslation.Of(pattern).Fault);

    [Theory]
    [InlineData("^[a-z]+$", true)]
    [InlineData("\\Z", false)]
    [InlineData("\\a", false)]
    [InlineData("(?P<a>x)", false)]
    [InlineData("(?i)x", false)]
    [InlineData("^\\S(|(.|\\n)*\\S)\\Z", false)]
    public void What_ecmascript_lacks_is_known(string pattern, bool isEcmaScript) => Assert.Equal(isEcmaScript, PatternTranslation.Of(pattern).IsEcmaScript);

    [Fact]
    public void A_pattern_without_looking_around_takes_linear_time()
    {
        var pattern = new Pattern("^(\\w+\\s?)*$");
        Assert.False(pattern.IsMatch(new string('a', 100_000) + "!"));
        Assert.False(PatternTranslation.Of("^(\\w+\\s?)*$").NeedsBacktracking);
    }

    [Fact]
    public void Groups_inside_each_other_cost_no_stack() =>
        Assert.NotNull(PatternTranslation.Of(new string('(', 100_000) + new string(')', 100_000)).Fault);
}
