using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Generator.Tests.Plan;

/// <summary>The engine that a pattern is run with changes how long it takes, and never what it means.</summary>
public sealed class PatternEngineTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(@"^[a-z]{2,10}$", RegexOptions.ECMAScript, false)]
    [InlineData(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.ECMAScript, false)]
    [InlineData(@"EUR", RegexOptions.ECMAScript, false)]
    [InlineData(@"^(\w+\s?)*$", RegexOptions.NonBacktracking, false)]
    [InlineData(@"^(a|a)*$", RegexOptions.NonBacktracking, false)]
    [InlineData(@"a*a*a*b", RegexOptions.NonBacktracking, false)]
    [InlineData(@"\p{L}+x", RegexOptions.NonBacktracking, false)]
    [InlineData(@"(?=a)\w+", RegexOptions.ECMAScript, true)]
    [InlineData(@"^(a)\1+$", RegexOptions.ECMAScript, true)]
    [InlineData(@"(\bx\w*)+", RegexOptions.ECMAScript, true)]
    public void A_pattern_that_RE2_could_run_never_goes_back(string pattern, RegexOptions options, bool mayRunAway)
    {
        var engine = PatternEngine.For(pattern);
        Assert.Equal((options, mayRunAway), (engine.Options, engine.MayRunAway));
    }

    [Theory]
    [InlineData(@"[\w.-]+@[\w-]+", "[0-9A-Z_a-z.-]+@[0-9A-Z_a-z-]+")]
    [InlineData(@"(\d|\S)+$", @"([0-9]|[\u0000-\u0008\u000E-\u001F!-\uFFFF])+\z")]
    [InlineData(@"(\\d)+[\\w]+", @"(\\d)+[\\w]+")]
    public void Classes_are_said_in_full(string pattern, string expected)
    {
        // A class beside a hyphen may be the end of a range, which is left to the usual engine.
        var engine = PatternEngine.For(pattern);
        Assert.True(engine.Pattern == expected || engine.MayRunAway, engine.Pattern);
    }

    [Fact]
    public void Every_pattern_means_what_it_meant()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TRACKINGPLAN_TESTS_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 14;
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("TRACKINGPLAN_TESTS_ROUNDS"), CultureInfo.InvariantCulture, out var more) ? more : 2_000;
        var random = new Random(seed);
        var others = 0;
        for (var round = 0; round < rounds; round++)
        {
            var pattern = Pattern(random, 3);
            if (PlanPattern.WhyNotForDotNet(pattern) is not null)
                continue;
            var engine = PatternEngine.For(pattern);
            others += engine.Options == RegexOptions.NonBacktracking ? 1 : 0;
            var before = new Regex(PlanPattern.ToDotNet(pattern), PlanPattern.OptionsFor(pattern), Limit);
            var after = engine.Create(Limit);
            for (var i = 0; i < 20; i++)
            {
                var text = Text(random);
                bool expected;
                try
                {
                    expected = before.IsMatch(text);
                }
                catch (RegexMatchTimeoutException)
                {
                    continue;
                }

                Assert.True(expected == after.IsMatch(text), $"'{pattern}' became '{engine.Pattern}', which means something else for '{Uri.EscapeDataString(text)}'; seed {seed}, round {round}");
            }
        }

        Assert.InRange(others, rounds / 4, rounds);
    }

    [Fact]
    public void A_pattern_that_has_run_away_once_is_not_waited_for_again()
    {
        const string Endless = @"^(?=a)(\w+\s?)*$";
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < 200; i++)
            Assert.True(PlanPattern.Matches(Endless, new string('a', 40) + "!"));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5); // 200 times 50 ms would be 10
    }

    private static string Pattern(Random random, int depth)
    {
        var text = new StringBuilder(random.Next(3) == 0 ? "^" : "");
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text.Append(random.Next(depth > 0 ? 9 : 7) switch
            {
                0 => "a",
                1 => "\\" + "dwsDWS"[random.Next(6)],
                2 => ".",
                3 => $"[{(random.Next(2) == 0 ? "^" : "")}{Members(random)}]",
                4 => "\\.",
                5 => "é",
                6 => "\\" + "tn-$"[random.Next(4)],
                7 => $"({(random.Next(2) == 0 ? "?:" : "")}{Pattern(random, depth - 1)})",
                _ => $"({Pattern(random, depth - 1)}|{Pattern(random, depth - 1)})",
            });
            text.Append(random.Next(8) switch { 0 => "*", 1 => "+", 2 => "?", 3 => "{1,3}", 4 => "*?", _ => "" });
        }

        return text.Append(random.Next(3) == 0 ? "$" : "").ToString();
    }

    private static string Members(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 4); i > 0; i--)
            text.Append(random.Next(7) switch { 0 => "a-z", 1 => "\\d", 2 => "\\w", 3 => "\\s", 4 => "\\" + "DWS"[random.Next(3)], 5 => "_", _ => "\\]" });
        return text.ToString();
    }

    private static string Text(Random random)
    {
        const string Characters = "aaab1_ .-!\t\n\u00e9\u0660\u212A\u017F\u2028\u00a0$]Z^`@[{/:";
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Characters[random.Next(Characters.Length)]));
    }
}
