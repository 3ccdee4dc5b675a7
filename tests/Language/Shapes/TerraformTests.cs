using TrackingPlan.Language.Json;
using TrackingPlan.Language.Shapes.Terraform;

namespace TrackingPlan.Language.Tests.Shapes;

/// <summary>Tracking plans in Terraform's language, as JSON.</summary>
public sealed class TerraformTests
{
    /// <summary>As Segment's Git sync writes a plan.</summary>
    private const string Synced = """
        import {
          to = segment_tracking_plan.id-tp_29x
          id = "tp_29x"
        }

        resource "segment_tracking_plan" "id-tp_29x" {
          description = null
          name        = "E-Commerce"
          rules = [
            {
              json_schema = jsonencode({
                "$schema" = "http://json-schema.org/draft-07/schema#"
                properties = {
                  context    = {}
                  properties = { type = "object", required = ["a", "b"] }
                }
                type = "object"
              })
              key     = "Link Clicked\n"
              type    = "TRACK"
              version = 1
            },
            {
              json_schema = "{\"type\":\"object\",\"description\":\"\\\"x\\\"\"}"
              key         = null
              type        = "COMMON"
              version     = 2
            },
          ]
          type = "LIVE"
        }
        """;

    [Fact]
    public void A_plan_of_segments_git_sync_becomes_the_public_apis_json() => Assert.Equal(Canonical(
        """{"name":"E-Commerce","type":"LIVE","rules":[{"jsonSchema":{"$schema":"http://json-schema.org/draft-07/schema#","properties":{"context":{},"properties":{"type":"object","required":["a","b"]}},"type":"object"},"key":"Link Clicked\n","type":"TRACK","version":1},{"jsonSchema":{"type":"object","description":"\"x\""},"key":null,"type":"COMMON","version":2}]}"""),
        Read(Synced));

    /// <summary>One rule's schema, in each form that people write.</summary>
    [Theory]
    [InlineData("""jsonencode({ a = 1 })""", """{"a":1}""")]
    [InlineData("""jsonencode({ "a" : 1, b : [ ], })""", """{"a":1,"b":[]}""")]
    [InlineData("{\n a = 1 # one\n b = 2 // two\n /* three */ c = 3\n}", """{"a":1,"b":2,"c":3}""")]
    [InlineData("<<EOF\n{ \"a\": 1 }\nEOF", """{"a":1}""")]
    [InlineData("<<-EOF\n    { \"a\":\n      1 }\n    EOF", """{"a":1}""")]
    [InlineData("<<JSON\n{ \"a\": \"$${x}\", \"b\": \"%%{y}\", \"c\": \"\\n$5\" }\nJSON", """{"a":"${x}","b":"%{y}","c":"\n$5"}""")]
    [InlineData(""" "{\"a\": 1}" """, """{"a":1}""")]
    [InlineData(""" "${jsonencode({ a = 1 })}" """, """{"a":1}""")]
    [InlineData(""" jsonencode(jsondecode("{\"a\": 1}")) """, """{"a":1}""")]
    [InlineData("""(jsonencode((({ (("a")) = (1) }))))""", """{"a":1}""")]
    [InlineData("""local.schema""", """{"type":"string"}""")]
    [InlineData("""jsonencode(merge(local.text, { description = "x ${local.name} ${1}" }))""", """{"type":"string","description":"x Shop 1"}""")]
    [InlineData("""jsonencode({ enum = concat(local.nested.list, ["c"]), const = local.nested.list[1] })""", """{"enum":["a","b","c"],"const":"b"}""")]
    [InlineData("""jsonencode({ description = jsonencode({ a = [1, true, null] }) })""", """{"description":"{\"a\":[1,true,null]}"}""")]
    [InlineData("""jsonencode({ n = [0, -1, 007, 1.50, 1e3, -1.5E-7, 12345678901234567890123456789012345678901234567890] })""", """{"n":[0,-1,7,1.50,1e3,-1.5E-7,12345678901234567890123456789012345678901234567890]}""")]
    [InlineData("jsonencode({ s = \"\\t\\r\\n\\\"\\\\\\u00e9\\U0001F600$${a}%%{b}$$ $ % é\" })", "{\"s\":\"\\t\\r\\n\\\"\\\\é😀${a}%{b}$$ $ % é\"}")]
    [InlineData("jsonencode({ s = <<EOF\n one\n  two \"x\" \\n\nEOF\n})", """{"s":" one\n  two \"x\" \\n\n"}""")]
    [InlineData("jsonencode({ s = trimspace(<<-EOF\n     one\n\n       two\n   EOF\n) })", """{"s":"one\n\n  two"}""")]
    [InlineData("""jsonencode({ pattern = "^[A-Z]{3}$" })""", """{"pattern":"^[A-Z]{3}$"}""")]
    [InlineData("jsonencode({\r\n  a = [\r\n    1,\r\n    2\r\n  ]\r\n})", """{"a":[1,2]}""")]
    [InlineData("jsonencode({ for = 1, null = 2, true-ish = 3 })", """{"for":1,"null":2,"true-ish":3}""")]
    public void A_schema_is_read_however_it_is_written(string schema, string expected) => Assert.Equal(
        Canonical($$"""{"rules":[{"type":"TRACK","key":"A","jsonSchema":{{expected}}}]}"""),
        Read(Plan(schema)));

    [Fact]
    public void Rules_stand_in_a_list_in_blocks_in_locals_or_beside_the_plan()
    {
        const string Rule = """type = "TRACK", key = "A", json_schema = "{}" """;
        const string Expected = """{"rules":[{"type":"TRACK","key":"A","jsonSchema":{}}]}""";
        Assert.Equal(Expected, Read($$"""resource "segment_tracking_plan" "x" { rules = toset([{ {{Rule}} }]) }"""));
        Assert.Equal(Expected, Read($$"""resource "segment_tracking_plan" "x" { rules = local.all }{{"\n"}}locals { all = [{ {{Rule}} }] }"""));
        Assert.Equal(Expected, Read($$"""resource "segment_tracking_plan" "x" { rules = [local.one] }{{"\n"}}locals { one = { {{Rule}} } }"""));
        Assert.Equal(Expected, Read($$"""resource "segment_tracking_plan" "x" { rules = concat([], [{ {{Rule}} }]) }"""));
        Assert.Equal(Expected, Read("""
            resource "segment_tracking_plan" "x" {
              rules {
                type = "TRACK"
                key  = "A"
                json_schema = "{}"
              }
              lifecycle { prevent_destroy = true }
            }
            """));
        Assert.Equal(Expected, Read($$"""
            resource "segment_tracking_plan" "x" {}
            resource "segment_tracking_plan_rules" "y" {
              tracking_plan_id = segment_tracking_plan.x.id
              rules = [{ {{Rule}} }]
            }
            """));
    }

    [Fact]
    public void The_communitys_earlier_provider_has_the_config_apis_rules()
    {
        const string Expected = """{"display_name":"Shop","rules":{"events":[{"name":"A","rules":{}}],"identify":{}}}""";
        Assert.Equal(Expected, Read("""
            resource "segment_tracking_plan" "x" {
              display_name = "Shop"
              rules_json = <<EOF
            { "events": [{ "name": "A", "rules": {} }], "identify": {} }
            EOF
            }
            """));
        Assert.Equal(Expected, Read("""
            resource "segment_tracking_plan" "x" {
              display_name   = "Shop"
              rules_events   = [<<-EOF
                { "name": "A", "rules": {} }
                EOF
              ]
              rules_identify = "{}"
            }
            """));
    }

    [Fact]
    public void What_else_a_file_holds_is_none_of_our_business() => Assert.Equal("""{"rules":[]}""", Read("""
        terraform { required_providers { segment = { source = "segmentio/segment" } } }
        variable "x" { default = [for s in var.list : upper(s) if s != ""] }
        data "segment_tracking_plan" "other" { id = "tp_1" }
        output "y" { value = "${var.x ? "a" : "b"} %{ if var.x }c%{ endif }" }
        resource "segment_tracking_plan" "x" {
          provider = segment.eu
          rules    = []
        }
        """));

    [Fact]
    public void Each_plan_of_a_file_is_read_by_its_name()
    {
        var file = TerraformFile.Parse("""
            resource "segment_tracking_plan" "web" { rules = [] }
            resource "segment_tracking_plan" "app" {
              name  = "App"
              rules = []
            }
            """);
        Assert.Equal(["web", "app"], file.Names);
        Assert.Equal("""{"name":"App","rules":[]}""", JsonText.Of(file.Read("app").Root));
        Assert.Empty(TerraformFile.Parse("resource \"aws_s3_bucket\" \"b\" {}").Names);
    }

    /// <summary>One fault, at its line and column.</summary>
    [Theory]
    [InlineData("jsonencode({ a = \"x ${var.y}\" })", 4, 38, "\"var.y\" stands for a value that is not in this file; write the value out, or put it into locals of this file")]
    [InlineData("jsonencode({ a = var.y })", 4, 33, "\"var.y\" stands for a value that is not in this file; write the value out, or put it into locals of this file")]
    [InlineData("local.nothing", 4, 16, "the locals of this file have no \"nothing\"; write the value out, or put it into locals of this file")]
    [InlineData("jsonencode(local.text.nothing)", 4, 27, "\"local.text\" has no \"nothing\" that is written out; write the value out here")]
    [InlineData("jsonencode(local.circle)", 2, 19, "this value is made of itself; expected locals that do not lead back to themselves")]
    [InlineData("jsonencode({ a = \"x %{ if true }y%{ endif }\" })", 4, 36, "a template that decides stands here, which Terraform alone can work out; write the text out, or %%{ for the characters themselves")]
    [InlineData("jsonencode({ a = [for x in local.nested.list : x] })", 4, 33, "a for expression stands here, which Terraform alone can work out; write the value out")]
    [InlineData("jsonencode({ a = 1 + 1 })", 4, 33, "an operation stands here, which Terraform alone can work out; write the value out")]
    [InlineData("jsonencode({ a = true ? 1 : 2 })", 4, 33, "an operation stands here, which Terraform alone can work out; write the value out")]
    [InlineData("jsonencode({ a = upper(\"x\") })", 4, 33, "Terraform alone can work out what this \"upper\" gives; write the value out (read are jsonencode, jsondecode, merge, concat, tolist, toset, tomap, trimspace, chomp)")]
    [InlineData("file(\"a.json\")", 4, 16, "file reads another file, which is not read here; put its text into a heredoc, or import that file itself")]
    [InlineData("1", 4, 16, "expected JSON: jsonencode({ ... }), a heredoc, or an object")]
    [InlineData("\"\"", 4, 16, "expected JSON in this text, which is empty")]
    [InlineData("\"{\\\"a\\\":}\"", 4, 24, "no valid JSON: expected a value before }")]
    [InlineData("<<-EOF\n      {\n        \"a\": $${x}\n      }\n      EOF", 6, 14, "no valid JSON: \"$\" is no JSON value; expected text in double quotes, a number, true, false, null, { or [")]
    [InlineData("<<EOF\n  { \"a\": [ }\nEOF", 5, 12, "no valid JSON: expected ], for the bracket at line 5, column 10, instead of }")]
    [InlineData("jsonencode({ a = })", 4, 33, "expected a value before }")]
    [InlineData("jsonencode({ a 1 })", 4, 31, "expected = between a name and its value before this number")]
    [InlineData("jsonencode({ a = 1 b = 2 })", 4, 35, "expected a comma, a new line or } before this word")]
    [InlineData("jsonencode({ a = [1 2] })", 4, 36, "expected , or ] before this number")]
    [InlineData("jsonencode({ a = [1) })", 4, 35, "expected , or ] before )")]
    [InlineData("\"{}", 4, 16, "this text is never closed; expected \" before the end of the line, or a heredoc (<<EOF)")]
    [InlineData("<<EOF\n{}", 4, 16, "this text is never closed; expected a line that holds \"EOF\" alone")]
    [InlineData("\"\\q\"", 4, 17, "this is no escape; expected \\n, \\r, \\t, \\\", \\\\, \\u and four digits, or \\\\ for the character itself")]
    [InlineData("@x", 4, 16, "\"@\" means nothing in HCL outside of quotes")]
    [InlineData("/* {}", 4, 16, "this comment is never closed; expected */")]
    [InlineData("\"{}\"\n jsonSchema = 1", 5, 2, "\"jsonSchema\" is no attribute of a rule; expected key, type, version or json_schema")]
    [InlineData("null", 3, 49, "this rule has no json_schema; expected json_schema = jsonencode({ ... })")]
    public void What_cannot_be_read_is_one_fault_at_its_place(string schema, int line, int column, string message)
    {
        var text = $$"""
            locals { text = { type = "string" } }
            locals { circle = { a = [local.circle] } }
            resource "segment_tracking_plan" "x" { rules = [{ type = "TRACK",
             json_schema = {{schema}}
            }] }
            locals { nested = { list = ["a"] } }
            """;
        var document = TerraformFile.Parse(text).Read("x");
        var problem = document.Problems.First(p => p.Kind == JsonProblemKind.Syntax);
        var place = document.Lines.Locate(problem.Range.Start);
        Assert.Equal((line, column, message), (place.Line + 1, place.Column + 1, problem.Message));
    }

    [Theory]
    [InlineData("", 36, "the tracking plan \"x\" has no rules in this file; expected rules = [ ... ]")]
    [InlineData("rules = 1", 50, "expected the rules in a list: rules = [{ key = ..., type = \"TRACK\", version = 1, json_schema = jsonencode({ ... }) }]")]
    [InlineData("rules = [1]", 51, "expected a rule: { key = ..., type = \"TRACK\", version = 1, json_schema = jsonencode({ ... }) }")]
    [InlineData("rule = []", 42, "\"rule\" is no attribute of a tracking plan that can be read; expected name, description, type or rules")]
    [InlineData("count = 2", 42, "count makes several plans of this one, which Terraform alone can work out; write each out")]
    [InlineData("dynamic \"rules\" {}", 42, "a dynamic block stands here, which Terraform alone can work out; write the rules out")]
    [InlineData("rules_json = file(\"x\")", 55, "file reads another file, which is not read here; put its text into a heredoc, or import that file itself")]
    [InlineData("rules {", 40, "this { is never closed; expected } before the end of the file")]
    [InlineData("= 1", 42, "expected the name of a block or an attribute before =")]
    [InlineData("name \"x\"", 50, "expected = or { behind \"name\" before the end of the line")]
    public void A_resource_that_is_no_plan_is_one_fault(string body, int column, string message)
    {
        var document = TerraformFile.Parse($$"""resource   "segment_tracking_plan" "x" { {{body}}{{"\n"}}}""").Read("x");
        var problem = document.Problems[0];
        Assert.Equal((column, message), (document.Lines.Locate(problem.Range.Start).Column + 1, problem.Message));
    }

    [Fact]
    public void A_key_that_stands_twice_is_said_and_the_last_counts()
    {
        var document = TerraformFile.Parse(Plan("""jsonencode({ a = 1, "a" = 2 })""")).Read("x");
        Assert.Equal(JsonProblemKind.DuplicateName, Assert.Single(document.Problems).Kind);
        Assert.Contains("""{"a":2}""", JsonText.Of(document.Root), StringComparison.Ordinal);
    }

    /// <summary>Every value knows where it was written: in objects, in quoted JSON and in heredocs.</summary>
    [Theory]
    [InlineData("jsonencode({ \"wanted\" = \"here\" })")]
    [InlineData("\"{ \\\"x\\\": [\\\"\\\\u00e9\\\", 1], \\\"wanted\\\": \\\"here\\\"}\"")]
    [InlineData("<<-EOF\n      {\n        \"x\": \"$${y}\", \"wanted\": \"here\" }\n    EOF")]
    [InlineData("<<EOF\r\n\t{\r\n \"wanted\": \"here\" }\r\nEOF")]
    [InlineData("\"{\\\"x\\\": ${local.long}, \\\"wanted\\\": \\\"here\\\"}\"")]
    public void A_value_knows_its_place(string schema)
    {
        var text = Plan(schema);
        var document = TerraformFile.Parse(text).Read("x");
        Assert.Empty(document.Problems);
        var member = document.Root["rules"]!.Items[0]["jsonSchema"]!.Find("wanted")!;
        Assert.Equal("wanted", text.Substring(member.NameRange.Start, member.NameRange.Length).Trim('"', '\\'));
        Assert.Equal("here", text.Substring(member.Value.Range.Start, member.Value.Range.Length).Trim('"', '\\'));
    }

    /// <summary>Seeded changes of real plans: nothing throws, loops or overflows, and what is read is never deeper than a reader can walk.</summary>
    [Fact]
    public void No_text_breaks_the_reader()
    {
        var (seed, runs) = (Campaign.Seed, Campaign.Length(4_000));
        var seeds = new[] { Synced, Plan("<<-EOF\n  { \"a\": [1, {\"b\": \"$${x}\"}] }\n  EOF"), Plan("jsonencode(merge(local.text, { e = concat(local.nested.list, [\"${local.name} x\"]) }))") };
        string[] pieces = ["{", "}", "[", "]", "(", ")", "\"", "\\", "${", "%{", "}", "<<EOF\n", "<<-X\n", "\nEOF\n", "\n", "=", ":", ",", "for x in y", "local.text", "local.circle", "jsonencode(", "merge(", "/*", "*/", "//", "#", "null", "-", "1e9", "\u0000", "\ud800", "é", "?", "rules", "resource \"segment_tracking_plan\" \"y\" {\n"];
        for (var run = 0; run < runs; run++)
        {
            var random = new Random(seed + run);
            var text = seeds[random.Next(seeds.Length)];
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length + 1);
                var length = random.Next(3) == 0 ? random.Next(Math.Min(40, text.Length - at) + 1) : 0;
                text = text[..at] + (random.Next(4) == 0 ? text.Substring(random.Next(text.Length / 2), Math.Min(30, text.Length / 3)) : pieces[random.Next(pieces.Length)]) + text[(at + length)..];
            }

            try
            {
                var file = TerraformFile.Parse(text);
                foreach (var name in file.Names)
                {
                    var document = file.Read(name);
                    _ = JsonText.Of(document.Root);
                    foreach (var problem in document.Problems)
                        Assert.InRange(problem.Range.Start, 0, text.Length);
                }
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed + run}: {exception}\n{text}");
            }
        }
    }

    /// <summary>What is deep, long or grows by itself ends in time that grows with the text alone.</summary>
    [Fact]
    public void Deep_and_long_texts_end()
    {
        var deep = new string('[', 200_000);
        string[] texts =
        [
            Plan($"jsonencode({deep}"), Plan($"jsonencode({new string('(', 200_000)}"), Plan(string.Concat(Enumerable.Repeat("{a=", 100_000))),
            Plan(string.Concat(Enumerable.Repeat("f(", 100_000))), Plan($"<<EOF\n{deep}\nEOF"), Plan(string.Concat(Enumerable.Repeat("\"${", 100_000))),
            Plan(string.Concat(Enumerable.Repeat("<<EOF\n", 50_000))), string.Concat(Enumerable.Repeat("a {\n", 100_000)), new string('"', 200_000),
            Plan("local.l0") + string.Concat(Enumerable.Range(0, 60).Select(i => $"\nlocals {{ l{i} = {{ a = local.l{i + 1}, b = local.l{i + 1} }} }}")),
            Plan("jsonencode(local.l0)") + string.Concat(Enumerable.Range(0, 60).Select(i => $"\nlocals {{ l{i} = \"${{local.l{i + 1}}}${{local.l{i + 1}}}\" }}")) + "\nlocals { l60 = \"x\" }",
            Plan("local.l0") + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"\nlocals {{ l{i} = local.l{i + 1}.x }}")),
            Plan("jsonencode({" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"k{i} = {i}\n")) + "})"),
        ];
        foreach (var text in texts)
        {
            var file = TerraformFile.Parse(text);
            foreach (var name in file.Names)
                _ = JsonText.Of(file.Read(name).Root);
        }
    }

    private static string Plan(string schema) => $$"""
        resource "segment_tracking_plan" "x" {
          rules = [
            {
              type = "TRACK"
              key  = "A"
              json_schema = {{schema}}
            }
          ]
        }
        locals {
          name   = "Shop"
          schema = jsonencode(local.text)
          text   = { type = "string" }
          nested = { list = ["a", "b"] }
          circle = [local.circle]
          long   = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]"
        }
        """;

    private static string Read(string text)
    {
        var file = TerraformFile.Parse(text);
        var document = file.Read(file.Names[0]);
        Assert.Empty(document.Problems.Select(p => $"{document.Lines.Locate(p.Range.Start)} {p.Message}"));
        return JsonText.Of(document.Root);
    }

    private static string Canonical(string json) => JsonText.Of(JsonParser.Parse(json).Root);
}
