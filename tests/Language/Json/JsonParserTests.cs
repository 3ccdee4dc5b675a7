using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Tests.Json;

public class JsonParserTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData(" [1 , 2.50,-0,1E+2 ]\n", "[1,2.50,-0,1E+2]")]
    [InlineData("""{ "a" : { "b" : [ true , false , null ] } }""", """{"a":{"b":[true,false,null]}}""")]
    [InlineData("""{"":""}""", """{"":""}""")]
    [InlineData("\uFEFF{}", "{}")]
    public void Reads(string text, string expected)
    {
        var document = JsonParser.Parse(text);

        Assert.Empty(document.Problems);
        Assert.Equal(expected, JsonText.Of(document.Root));
    }

    [Theory]
    [InlineData("""  "\"\\\/\b\f\n\r\t"  """, "\"\\/\b\f\n\r\t")]
    [InlineData("""  "\u0041\u00e9\u4e2d"  """, "A\u00e9\u4e2d")]
    [InlineData("""  "\ud83d\ude00"  """, "\ud83d\ude00")]
    [InlineData("\"\u2028\"", "\u2028")]
    public void Unescapes(string text, string expected)
    {
        var document = JsonParser.Parse(text);

        Assert.Empty(document.Problems);
        Assert.Equal(expected, document.Root.Text);
    }

    [Fact]
    public void Half_a_character_stays_one_and_is_written_as_its_escape()
    {
        var value = JsonParser.Parse("""  "\ud800x\udc00"  """).Root;

        Assert.Equal(['\ud800', 'x', '\udc00'], value.Text);
        Assert.Equal("""  "\ud800x\udc00"  """.Trim(), JsonText.Of(value));
    }

    [Fact]
    public void Numbers_keep_every_digit() =>
        Assert.Equal("123456789012345678901234567890.123456789e-10", JsonParser.Parse("123456789012345678901234567890.123456789e-10").Root.Text);

    // The mark is a pair of ⟦ and ⟧; what is read all the same is after the arrow.
    [Theory]
    [InlineData("""⟦⟧""", "the file is empty", "null")]
    [InlineData("""{"a":1 ⟦"b"⟧:2}""", "expected , or }", """{"a":1,"b":2}""")]
    [InlineData("""[1 ⟦2⟧]""", "expected , or ]", "[1,2]")]
    [InlineData("""{"a" ⟦1⟧}""", "expected :", """{"a":1}""")]
    [InlineData("""{"a":⟦}⟧""", "expected a value before }", """{"a":null}""")]
    [InlineData("""{⟦a⟧:1}""", "write \"a\"", """{"a":1}""")]
    [InlineData("""{⟦1⟧:1}""", "write \"1\"", """{"1":1}""")]
    [InlineData("""{⟦'⟧a':1}""", "double quotes", """{"a":1}""")]
    [InlineData("""{⟦,⟧"a":1}""", "expected a name", """{"a":1}""")]
    [InlineData("""[⟦,⟧1]""", "expected a value", "[1]")]
    [InlineData("""[⟦True⟧]""", "\"True\" is no JSON value", "[null]")]
    [InlineData("""[⟦NaN⟧]""", "\"NaN\" is no JSON value", "[null]")]
    [InlineData("""[⟦01⟧]""", "\"01\" is no JSON value", "[null]")]
    [InlineData("""[⟦.5⟧]""", "is no JSON value", "[null]")]
    [InlineData("""[⟦1.⟧]""", "is no JSON value", "[null]")]
    [InlineData("""[⟦+1⟧]""", "is no JSON value", "[null]")]
    [InlineData("""[⟦/⟧]""", "is no JSON value", "[null]")]
    [InlineData("""["a⟦\⟧x"]""", "a backslash begins", """["a\\x"]""")]
    [InlineData("""["a⟦\⟧u12"]""", "four hexadecimal digits", """["a\\u12"]""")]
    [InlineData("[\"a⟦\t⟧b\"]", "write \\u0009", "[\"a\\u0009b\"]")]
    [InlineData("""{"a":[1⟦}⟧""", "expected ], for the bracket at line 1, column 6, instead of }", """{"a":[1]}""")]
    [InlineData("""[{"a":1⟦]⟧""", "expected }", """[{"a":1}]""")]
    [InlineData("""{"a":1⟦]⟧}""", "expected }", """{"a":1}""")]
    [InlineData("""⟦{⟧"a":1""", "never closed", """{"a":1}""")]
    [InlineData("""{} ⟦{⟧}""", "nothing more", "{}")]
    [InlineData("""[⟦"a⟧""" + "\n]", "never ends", """["a"]""")]
    public void Goes_on_after_a_fault(string marked, string words, string expected)
    {
        var start = marked.IndexOf('⟦', StringComparison.Ordinal);
        var text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);

        var document = JsonParser.Parse(text);

        var problem = document.Problems[0];
        Assert.Equal((JsonProblemKind.Syntax, start, marked.IndexOf('⟧', StringComparison.Ordinal) - start - 1), (problem.Kind, problem.Range.Start, problem.Range.Length));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal(expected, JsonText.Of(document.Root));
    }

    [Fact]
    public void Several_faults_are_said_at_once() => Assert.Equal(
        [1, 2, 3],
        JsonParser.Parse("{\n\"a\" 1,\n\"b\": tru,\n\"c\": \"\\x\"\n}").Problems.Select(problem => JsonParser.Parse("{\n\"a\" 1,\n\"b\": tru,\n\"c\": \"\\x\"\n}").Lines.Locate(problem.Range.Start).Line));

    [Theory]
    [InlineData("{ // why\n \"a\": 1 }", "// why", "a comment")]
    [InlineData("{ /* why */ \"a\": 1 }", "/* why */", "a comment")]
    [InlineData("# why\n{ \"a\": 1 }", "# why", "a comment")]
    [InlineData("{ \"a\": 1, }", ",", "a comma before }")]
    public void Comments_and_trailing_commas_are_understood_and_said(string text, string place, string words)
    {
        var document = JsonParser.Parse(text);

        var problem = Assert.Single(document.Problems);
        Assert.Equal(JsonProblemKind.Extension, problem.Kind);
        Assert.Equal(place, text.Substring(problem.Range.Start, problem.Range.Length));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Equal("""{"a":1}""", JsonText.Of(document.Root));
    }

    [Fact]
    public void Of_two_equal_names_the_last_counts_and_both_are_shown()
    {
        var document = JsonParser.Parse("""{"a":1,"b":2,"\u0061":3}""");

        var problem = Assert.Single(document.Problems);
        Assert.Equal((JsonProblemKind.DuplicateName, 13, 1), (problem.Kind, problem.Range.Start, problem.Other!.Value.Start));
        Assert.Equal("""{"b":2,"a":3}""", JsonText.Of(document.Root));
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Depth_has_a_bound(int depth, bool isRead) =>
        Assert.Equal(isRead, JsonParser.Parse(new string('[', depth) + new string(']', depth)).Problems.Count == 0);

    [Theory]
    [InlineData("a\nb", 2, 1, 0)]
    [InlineData("a\r\nb", 3, 1, 0)]
    [InlineData("a\rb", 2, 1, 0)]
    [InlineData("ab", 1, 0, 1)]
    [InlineData("a\n", 2, 1, 0)]
    [InlineData("", 0, 0, 0)]
    [InlineData("a", 99, 0, 1)]
    public void Lines_are_counted_as_editors_do(string text, int offset, int line, int column) =>
        Assert.Equal((line, column), new LineMap(text).Locate(offset));

    [Fact]
    public void Every_value_knows_its_place()
    {
        const string Text = """{ "a": [ 1, "x" ], "b": { "c": null } }""";
        Walk(JsonParser.Parse(Text).Root);

        static void Walk(JsonValue value)
        {
            Assert.Equal(JsonText.Of(value), JsonText.Of(JsonParser.Parse(Text.Substring(value.Range.Start, value.Range.Length)).Root));
            foreach (var member in value.Members)
            {
                Assert.Equal($"\"{member.Name}\"", Text.Substring(member.NameRange.Start, member.NameRange.Length));
                Walk(member.Value);
            }

            foreach (var item in value.Items)
                Walk(item);
        }
    }

    [Theory]
    [InlineData("#/a/b", "1")]
    [InlineData("#/a%2Fb", "2")]
    [InlineData("#/a~1b", "2")]
    [InlineData("#/c~0d", "3")]
    [InlineData("#/list/1", "5")]
    [InlineData("#/%20", "6")]
    [InlineData("#/list/2", null)]
    [InlineData("#/nothing", null)]
    [InlineData("a", null)]
    [InlineData("#a", null)]
    [InlineData("", null)]
    public void Pointers_lead_to_values(string reference, string? expected)
    {
        var root = JsonParser.Parse("""{ "a": { "b": 1 }, "a/b": 2, "c~d": 3, "list": [4, 5], " ": 6 }""").Root;

        Assert.Equal(expected, JsonPointer.Find(root, reference)?.Text);
    }
}
