using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
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
    [InlineData("\\p{Klingon}", "The property Klingon is none that .NET knows")]
    [InlineData("\\y", "Unrecognized escape sequence \\y")]
    public void What_no_engine_runs_says_why(string pattern, string fault) => Assert.Equal(fault, PatternTranslation.Of(pattern).Fault);

    [Theory]
    [InlineData("^a$", "^a$")]
    [InlineData(@"\-\_\@\/", "-_@/")]
    [InlineData(@"[\w-.]", @"[\w\-.]")]
    [InlineData(@"[+-\d]", @"[+\-\d]")]
    [InlineData("a{,2}}", @"a\{,2\}\}")]
    [InlineData("a{2,}?", "a{2,}?")]
    [InlineData(@"\Aab\z", "^ab$")]
    [InlineData(@"\p{Lu}\pL\p{Greek}", @"\p{Lu}\p{L}\p{Script=Greek}")]
    [InlineData("(?P<year>[0-9]+)", "(?<year>[0-9]+)")]
    [InlineData("(a)\\1(?=b)", "(a)\\1(?=b)")]
    [InlineData(@"\x41\u0041]", @"AA\]")]
    [InlineData(@"\Qa.b\E+", @"a\.b+")]
    [InlineData("(?s)^.$", "^[^]$")]
    [InlineData("(?m)^a$", @"(?<![^\n])a(?![^\n])")]
    [InlineData(@"^\S\Z", @"^\S(?=\n?$)")]
    [InlineData("a\t😀\u200B", @"a\t😀\u200B")]
    [InlineData(@"\p{^L}\P{Script=Han}", @"\P{L}\P{Script=Han}")]
    [InlineData("[]a]", @"[]a\]")]
    [InlineData(@"(?<a-b>x)", null)]
    [InlineData("(?i)a", null)]
    [InlineData("(?>a)", null)]
    [InlineData("a++", null)]
    [InlineData("(?=a)*", null)]
    [InlineData("[[:alpha:][:^space:]-]", "[A-Za-z\\x00-\\x08\\x0E-\\x1F!-\\uD7FF\\uE000-\\u{10FFFF}-]")]
    [InlineData("[a-z-[aeiou]]", @"[a-z\-\[aeiou]\]")]
    [InlineData("(", null)]
    [InlineData(")", null)]
    [InlineData("[", null)]
    [InlineData("*", null)]
    [InlineData("\\", null)]
    [InlineData(@"\1", null)]
    [InlineData(@"\k<a>", null)]
    [InlineData("a{3,2}", null)]
    [InlineData(@"\p{Klingon}", null)]
    public void A_pattern_is_said_as_ecma_262_has_it(string pattern, string? expected)
    {
        Assert.Equal(expected, PatternTranslation.Of(pattern).Ecma);
        if (expected is not null)
            Assert.Null(Assert.Single(Ajv.Faults([$$"""{ "pattern": {{System.Text.Json.JsonSerializer.Serialize(expected)}} }"""])));
    }

    /// <summary>What is exported matches what is judged here: the same texts match in the engine that ajv runs.</summary>
    [Fact]
    public void The_spelling_of_ecmascript_matches_the_same_texts()
    {
        string[] patterns =
        [
            "^[]a]*$", "^[^]$", "[a-z-[aeiou]]", "[[:alpha:][:^space:]-]", "(?s)^.$", "^(?s:.)b.$", "(?m)^a$", "^a$", @"\Aab\z", @"^\S\Z", @"\Qa.b\E", "^x{,3}$", @"[\w-.]+$", @"^[+-\d]+$",
            @"^\pL+$", @"^[^\P{Lu}]$", @"^\x{61}\a?$", "(?P<y>a)\\k<y>", @"a\b", "^(?:a|b){2,}?$", "^.{1,2}$", @"^\s$", "[\u00e0-\uffff]", "^\\uD83D\\uDE00$",
        ];
        string[] texts =
        [
            "", "a", "b", "aa", "ab", "A", "é", "Ω", "1", "-", "+1", "]", "[", "a]", "-]", "[]", "a.b", "acb", "x{,3}", "xxx", "\n", "a\n", "\na", "b\na\nb", "bb\n", "\u2028", "\uFEFF", "\u00A0",
            "\u0085", "😀", "😀😀", "😀😀😀", "_", "w-.", "aA", "\\", "^", " ",
        ];
        var pairs = patterns.SelectMany(pattern => texts.Select(text => (Pattern: pattern, Text: text))).ToList();
        var verdicts = Ajv.Judge(pairs.Select(pair => (Schema(pair.Pattern), JsonSerializer.Serialize(pair.Text))));
        Assert.Empty(pairs.Zip(verdicts).Where(pair => pair.Second != new Pattern(pair.First.Pattern).IsMatch(pair.First.Text)).Select(pair => $"{pair.First}: ajv says {pair.Second}"));
        Assert.InRange(verdicts.Count(verdict => verdict == true), pairs.Count / 20, pairs.Count / 2);

        static string Schema(string pattern) => $$"""{ "pattern": {{JsonSerializer.Serialize(PatternTranslation.Of(pattern).Ecma)}} }""";
    }

    [Theory]
    [InlineData("^[a-z]+$", true)]
    [InlineData("\\Z", false)]
    [InlineData("\\a", false)]
    [InlineData("(?P<a>x)", false)]
    [InlineData("(?i)x", false)]
    [InlineData("^\\S(|(.|\\n)*\\S)\\Z", false)]
    public void What_ecmascript_lacks_is_known(string pattern, bool isEcmaScript) => Assert.Equal(isEcmaScript, PatternTranslation.Of(pattern).IsEcmaScript);

    [Theory]
    [InlineData("(?=a)", "the lookahead (?=")]
    [InlineData("a(?!b)", "the lookahead (?!")]
    [InlineData("(?<=a)b", "the lookbehind (?<=")]
    [InlineData("(?<!a)b", "the lookbehind (?<!")]
    [InlineData(@"(a)\1", @"the back reference \1")]
    [InlineData(@"(?<n>a)\k<n>", @"the back reference \k")]
    [InlineData("(?>a)", "the group (?>")]
    [InlineData(@"\Ga", @"\G")]
    [InlineData("(?<n>a)", null)]
    [InlineData("(?P<n>a)", null)]
    [InlineData("(?:a)", null)]
    [InlineData("(?i)a", null)]
    [InlineData(@"\(?=a", null)]
    [InlineData("[(?=]", null)]
    [InlineData(@"\\1", null)]
    [InlineData(@"\+\+", null)]
    [InlineData(@"[\1]", null)]
    [InlineData(@"\bx", null)]
    [InlineData(@"^[\w.+-]+@[\w-]+\.[\w.-]+$", null)]
    public void What_Segment_refuses_is_known(string pattern, string? words) => Assert.Equal(words, PatternTranslation.Of(pattern).SegmentRefuses);

    /// <summary>The engine that a pattern is run with changes how long it takes, and never what it means.</summary>
    [Theory]
    [InlineData("^[a-z]{2,10}$", true, false)]
    [InlineData(@"^\d{4}-\d{2}-\d{2}$", true, false)]
    [InlineData("EUR", true, false)]
    [InlineData(@"\bEUR", true, true)]
    [InlineData("^[^@]+@", false, false)]
    [InlineData(@"^(\w+\s?)*$", false, false)]
    [InlineData("^(a|a)*$", false, false)]
    [InlineData("a|b", false, false)]
    [InlineData("^colou?r$", false, false)]
    [InlineData("a*a*a*b", false, false)]
    [InlineData("a*b", false, false)]
    [InlineData(@"\p{L}+x", false, false)]
    [InlineData(@"(?=a)\w+", false, true)]
    [InlineData(@"^(a)\1+$", false, true)]
    [InlineData(@"(\bx\w*)+", false, true)]
    public void A_pattern_that_RE2_could_run_never_goes_back(string pattern, bool isStraight, bool needsBacktracking)
    {
        var translation = PatternTranslation.Of(pattern);
        Assert.Equal((isStraight, needsBacktracking), (translation.IsStraight, translation.NeedsBacktracking));
        Assert.Equal(needsBacktracking && !isStraight, new Pattern(pattern).MayRunAway);
    }

    [Fact]
    public void Every_engine_means_the_same()
    {
        var (seed, rounds) = (Campaign.Seed, Campaign.Length(2_000));
        var random = new Random(seed);
        var others = 0;
        for (var round = 0; round < rounds; round++)
        {
            var text = RandomPattern(random, 3);
            var (pattern, translation) = (new Pattern(text), PatternTranslation.Of(text));
            if (!pattern.IsRunnable || pattern.MayRunAway)
                continue;
            others += translation.IsStraight ? 0 : 1;
            var usual = new Regex(translation.DotNet!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            for (var i = 0; i < 20; i++)
            {
                var value = RandomText(random);
                bool expected;
                try
                {
                    expected = usual.IsMatch(value);
                }
                catch (RegexMatchTimeoutException)
                {
                    continue;
                }

                Assert.True(expected == pattern.IsMatch(value), $"'{text}' means something else for '{Uri.EscapeDataString(value)}'; seed {seed}, round {round}");
            }
        }

        Assert.InRange(others, rounds / 4, rounds);
    }

    [Fact]
    public void A_build_does_not_wait_twice_for_a_pattern_that_ran_away()
    {
        var pattern = new Pattern(@"^(?=a)(\w+\s?)*$", isForBuild: true);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 200; i++)
            Assert.True(pattern.IsMatch(new string('a', 40) + "!"));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5); // 200 times 50 ms would be 10
    }

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

    private static string RandomPattern(Random random, int depth)
    {
        var text = new StringBuilder(random.Next(3) == 0 ? "^" : "");
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text.Append(random.Next(depth > 0 ? 9 : 7) switch
            {
                0 => "a",
                1 => "\\" + "dwsDWS"[random.Next(6)],
                2 => ".",
                3 => $"[{(random.Next(2) == 0 ? "^" : "")}{RandomMembers(random)}]",
                4 => "\\.",
                5 => "\U0001F600",
                6 => "\\" + "tn-$"[random.Next(4)],
                7 => $"({(random.Next(2) == 0 ? "?:" : "")}{RandomPattern(random, depth - 1)})",
                _ => $"({RandomPattern(random, depth - 1)}|{RandomPattern(random, depth - 1)})",
            });
            text.Append(random.Next(8) switch { 0 => "*", 1 => "+", 2 => "?", 3 => "{1,3}", 4 => "*?", _ => "" });
        }

        return text.Append(random.Next(3) == 0 ? "$" : "").ToString();
    }

    private static string RandomMembers(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 4); i > 0; i--)
            text.Append(random.Next(7) switch { 0 => "a-z", 1 => "\\d", 2 => "\\w", 3 => "\\s", 4 => "\\" + "DWS"[random.Next(3)], 5 => "_", _ => "\\]" });
        return text.ToString();
    }

    private static string RandomText(Random random)
    {
        string[] characters = ["a", "a", "a", "b", "1", "_", " ", ".", "-", "!", "\t", "\n", "\u00e9", "\u0660", "\u212A", "\u2028", "\u00a0", "$", "]", "Z", "^", "\U0001F600"];
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => characters[random.Next(characters.Length)]));
    }
}
