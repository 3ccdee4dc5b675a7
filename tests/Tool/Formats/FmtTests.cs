using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Tests;

public sealed class FmtTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    [Fact]
    public async Task A_plan_is_put_into_canonical_order_and_keeps_every_comment()
    {
        _folder.Write("a.plan.json", """
            // before all
            { /* head */ "events": {
                // about A
                "A": { "required": ["x"], "properties": { "x": { "type": "string", "description": "X" }, // beside x
                  "y": { "enum": ["a", "b"] } // beside y
                  /* end of properties */ }, "version": 1, },
                "B": /* why B */ {}
              },
              "name": "Test", "$schema": "./s.json" } // after all
            // the end
            """);
        Assert.Equal((0, "a.plan.json: formatted\n"), await Run("fmt"));
        Assert.Equal("""
            // before all
            {
              "$schema": "./s.json",
              "name": "Test",
              /* head */
              "events": {
                // about A
                "A": {
                  "version": 1,
                  "properties": {
                    "x": { "description": "X", "type": "string" }, // beside x
                    "y": { "enum": ["a", "b"] } // beside y
                    /* end of properties */
                  },
                  "required": ["x"]
                },
                /* why B */
                "B": {}
              }
            }
            // after all
            // the end

            """.ReplaceLineEndings("\n"), _folder.Read("a.plan.json"));
        Assert.Equal((0, ""), await Run("fmt"));
        Assert.Equal((0, ""), await Run("fmt", "--check"));
    }

    [Fact]
    public void Any_plan_is_the_same_after_formatting_and_formatting_again_changes_nothing()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var before = Plans.File("a.plan.json", new PlanTexts(seed).Native(withFacts: true));
            var once = PlanFormatter.Format(before).Text;
            var after = Plans.File("a.plan.json", once);
            Assert.True(before.Reading.Document.Root.SameAs(after.Reading.Document.Root), $"seed {seed}");
            Assert.Equal(once, PlanFormatter.Format(after).Text);
        }
    }

    [Fact]
    public async Task The_plan_of_this_repository_is_formatted() =>
        Assert.Equal((0, ""), await Run("fmt", "--check", Path.Combine(Repository.Root, "tracking-plan/referral.plan.json")));

    [Fact]
    public async Task Check_says_what_is_not_formatted_and_changes_nothing()
    {
        const string Text = "{\"name\":\"x\",\"events\":{}}";
        _folder.Write("a.plan.json", Text);
        Assert.Equal((100, "a.plan.json: not formatted; run tracking-plan fmt\n"), await Run("fmt", "--check"));
        Assert.Equal(Text, _folder.Read("a.plan.json"));
    }

    [Theory]
    [InlineData("one\\u2028two")]
    [InlineData("one\u2028two\u2029three\u0085four")]
    [InlineData("\\u202e \\u200b \\u007f \\udb40\\udc41 \\ud800")]
    [InlineData("\u202e \u200b \u007f \U000e0041 \u00ad")]
    [InlineData("a\\/b \\u0041 \\u00E4 \\uD83D\\uDE00 😀 \\t")]
    public async Task A_text_keeps_its_spelling(string spelled)
    {
        _folder.Write("a.plan.json", $"{{\"name\":\"A\",\"events\":{{\"{spelled}\":{{\"description\":\"{spelled}\",\"owner\":\"g\"}}}}}}");
        Assert.Equal((0, "a.plan.json: formatted\n"), await Run("fmt"));
        Assert.Equal($$"""
            {
              "name": "A",
              "events": {
                "{{spelled}}": {
                  "description": "{{spelled}}",
                  "owner": "g"
                }
              }
            }

            """.Replace("\r\n", "\n", StringComparison.Ordinal), _folder.Read("a.plan.json"));
        Assert.Equal((0, ""), await Run("fmt", "--check"));
    }

    [Fact]
    public async Task Comments_of_every_kind_stay_with_all_that_is_in_them()
    {
        _folder.Write("a.plan.json", "# first \u2028 \u0085 of all\r\n{\"name\":\"x\", # beside\u00a0\r\n/* two\r\nlines \u2029 */ \"events\":{}}\r\n# last");
        Assert.Equal((0, "a.plan.json: formatted\n"), await Run("fmt"));
        Assert.Equal(
            "# first \u2028 \u0085 of all\r\n{\r\n  \"name\": \"x\", # beside\u00a0\r\n  /* two\r\nlines \u2029 */\r\n  \"events\": {}\r\n}\r\n# last\r\n",
            _folder.Read("a.plan.json"));
    }

    [Fact]
    public async Task Line_ends_stay_and_a_byte_order_mark_goes()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "a.plan.json"), "{\r\n\"name\":\"x\",\"events\":{}}", new System.Text.UTF8Encoding(true));
        Assert.Equal(0, (await Run("fmt")).ExitCode);
        Assert.Equal("{\r\n  \"name\": \"x\",\r\n  \"events\": {}\r\n}\r\n", _folder.Read("a.plan.json"));
        Assert.Equal((byte)'{', File.ReadAllBytes(Path.Combine(_folder.Path, "a.plan.json"))[0]);
        Assert.Equal((0, ""), await Run("fmt", "--check"));
    }

    [Theory]
    [InlineData("{ \"events\": { \"A\": {}, \"A\": {} } }", "stands twice")]
    [InlineData("{ \"events\": { ", "never closed")]
    [InlineData("", "empty")]
    public async Task What_would_lose_something_is_left_as_it_is(string text, string expected)
    {
        _folder.Write("a.plan.json", text);
        var result = await _folder.RunAsync("fmt");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.Error.TrimEnd().Split('\n')));
        Assert.Equal(text, _folder.Read("a.plan.json"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        var result = await _folder.RunAsync(arguments);
        Assert.Equal("", result.Error);
        return (result.ExitCode, result.Output);
    }
}
