using System.Text;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;
using TrackingPlan.Tool.Docs;
using TrackingPlan.Tool.Formats;

namespace TrackingPlan.Tool.Tests;

/// <summary>import and export as commands.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    public CommandTests() => _folder.Write("referral.plan.json", Plans.Referral.Text);

    [Theory]
    [InlineData("native")]
    [InlineData("segment")]
    [InlineData("terraform")]
    [InlineData("typewriter")]
    [InlineData("csv")]
    public async Task What_is_exported_can_be_imported(string format)
    {
        var export = await _folder.RunAsync("export", "referral.plan.json", "--to", format, "--output", "out/");
        Assert.Equal(0, export.ExitCode);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "out")));
        var import = await _folder.RunAsync("import", file, "--output", "back.plan.json", "--name", "Referral");
        Assert.Equal(0, import.ExitCode);
        Assert.Equal(0, (await _folder.RunAsync("check", "back.plan.json")).ExitCode);
        Assert.Equal(0, (await _folder.RunAsync("fmt", "--check", "back.plan.json")).ExitCode);
    }

    /// <summary>A plan that uses all of the format.</summary>
    private const string Whole = """
        {
          "name": "Whole \"shop\"",
          "description": "All that a plan can say.",
          "definitions": { "id": { "type": "string", "minLength": 1 } },
          "events": {
            "Order Placed": {
              "description": "A customer pays | twice.", "version": 2, "owner": "shop", "user": "customer_id",
              "properties": {
                "customer_id": { "$ref": "#/definitions/id" },
                "amount": { "type": "number", "minimum": 0, "multipleOf": 0.01 },
                "currency": { "type": ["string", "null"], "enum": ["EUR", "USD", null] },
                "lines": { "type": "array", "minItems": 1, "items": { "type": "object", "properties": { "sku": { "type": "string", "pattern": "^[A-Z]+$" } }, "required": ["sku"] } },
                "=SUM(A1)": { "const": "<b>${x}</b>" }
              },
              "required": ["customer_id", "amount"],
              "additionalProperties": false,
              "versions": { "1": { "properties": { "customer_id": { "type": "string" } }, "required": ["customer_id"] } }
            },
            "Cart Left": { "version": 1, "deprecated": { "message": "Use \"Order Placed\".", "sunset": "2027-03-31" } }
          },
          "identify": { "traits": { "email": { "type": "string", "format": "email", "pii": true } }, "required": ["email"] },
          "group": { "traits": { "seats": { "type": "integer" } } },
          "page": { "name": "Home", "properties": { "path": { "type": "string" } } },
          "audiences": { "Buyers": { "all": [{ "event": "Order Placed", "count": { "atLeast": 1 }, "within": "30 days" }] } }
        }
        """;

    public static TheoryData<string> Targets => [.. ExportFormats.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_target_is_written_as_reviewed(string target)
    {
        _folder.Write("whole.plan.json", Whole);
        var result = await _folder.RunAsync("export", "whole.plan.json", "--to", target, "--output", "out/");
        var text = new StringBuilder($"=== exit code {result.ExitCode}\n{result.Error}");
        foreach (var file in Directory.EnumerateFiles(_folder.PathOf("out")).Order(StringComparer.Ordinal))
            text.Append($"=== {Path.GetFileName(file)}\n{File.ReadAllText(file).ReplaceLineEndings("\n")}");
        GoldenOutput.Matches("export." + target, text.ToString());
    }

    [Fact]
    public async Task An_import_says_what_check_will_report()
    {
        _folder.Write("rules.json", """
            { "id": "tp_1", "name": "Shop", "rules": [{ "type": "TRACK", "key": "Order Paid", "version": 1, "jsonSchema": { "type": "object", "properties": {
              "properties": { "type": "object", "properties": { "a": { "type": "string" } }, "not": { "required": ["b"] }, "minProperties": 1 } } } }] }
            """);
        var import = await _folder.RunAsync("import", "rules.json", "--output", "app.plan.json");
        var check = await _folder.RunAsync("check", "app.plan.json");
        foreach (var keyword in new[] { "not", "minProperties" })
        {
            Assert.Contains($"kept: $.events[\"Order Paid\"].{keyword}: for validate, docs and other formats; the compiler does not read it in a call, and check says so (TRK1009)\n", import.Error, StringComparison.Ordinal);
            Assert.Contains($"TRK1009: The key \"{keyword}\"", check.Output, StringComparison.Ordinal);
        }

        Assert.Equal(2, check.Output.Split("warning ").Length - 1);
        Assert.Equal(0, (await _folder.RunAsync("export", "app.plan.json", "--to", "native", "--strict")).ExitCode);
    }

    [Fact]
    public async Task Losses_are_said_with_their_paths_and_strict_fails()
    {
        var result = await _folder.RunAsync("export", "referral.plan.json", "--to", "segment", "--strict");
        Assert.Equal(100, result.ExitCode);
        Assert.Contains("not held: $.events[\"Referral Converted\"].user: Segment has no place for it\n", result.Error);
        Assert.Contains("not held: $.audiences: Segment has no place for it\n", result.Error);
        Assert.Equal(0, (await _folder.RunAsync("export", "referral.plan.json", "--to", "native", "--strict")).ExitCode);
    }

    [Fact]
    public async Task Each_call_gets_a_json_schema_that_accepts_its_payload_and_the_plan_gets_one_for_all()
    {
        var result = await _folder.RunAsync("export", "referral.plan.json", "--to", "jsonschema", "--output", "schemas");
        Assert.Equal(0, result.ExitCode);
        foreach (var call in CatalogueBuilder.Build(Plans.Referral.Model).Calls)
        {
            Assert.True(Accepts($"schemas/{call.Id}.schema.json", call.Payload));
            Assert.True(Accepts("schemas/plan.schema.json", call.Payload));
            Assert.False(Accepts("schemas/plan.schema.json", call.Payload.Replace("\"referral_code", "\"other", StringComparison.Ordinal).Replace("\"referrer_user_id\"", "\"x\"", StringComparison.Ordinal)));
        }

        Assert.Equal(2, (await _folder.RunAsync("export", "referral.plan.json", "--to", "jsonschema")).ExitCode);
    }

    [Fact]
    public async Task Templates_of_terraform_stay_text()
    {
        _folder.Write("t.plan.json", """{ "name": "${var.secret}", "events": { "%{ if true }\n\"": { "description": "$${x} \\ ${y}" } } }""");
        var result = await _folder.RunAsync("export", "t.plan.json", "--to", "terraform");
        Assert.Contains("name        = \"$${var.secret}\"", result.Output);
        Assert.Contains("key     = \"%%{ if true }\\n\\\"\"", result.Output);
        Assert.Contains("\"description\" = \"$$${x} \\\\ $${y}\"", result.Output);
    }

    [Fact]
    public async Task A_typewriter_yml_leads_to_its_plan()
    {
        _folder.Write("app/typewriter.yml", "client:\n  sdk: node\ntrackingPlans:\n  - id: tp_1\n    path: ./analytics\n");
        var missing = await _folder.RunAsync("import", "app/typewriter.yml");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("import segment:tp_1", missing.Error);
        _folder.Write("app/analytics/plan.json", Repository.Read("tests/Shared/Examples/typewriter-v8-plan.json"));
        var import = await _folder.RunAsync("import", "app/typewriter.yml");
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.Contains("\"Referral Page Opened \"", import.Output);
    }

    [Theory]
    [InlineData("a.csv", "", "the table is empty")]
    [InlineData("a.csv", "event,propery\nA,b", "the column \"propery\" is unknown")]
    [InlineData("a.csv", "event,version\nA,one", "a.csv(2): \"one\" in the column \"version\" is no integer")]
    [InlineData("a.csv", "event,property,required\nA,b,maybe", "neither yes nor no")]
    [InlineData("a.csv", "event\n\"A", "a quote is opened here and never closed")]
    [InlineData("a.csv", "event,property\nA,b\nA,b", "the property \"b\" is there twice")]
    [InlineData("a.yml", "a: [", "is no YAML")]
    [InlineData("a.yml", "a: 1", "a.yml: is YAML, but names no plan; read are a plan as JSON (native, Segment's Public API, Typewriter, Config API, RudderStack), Terraform (resource \"segment_tracking_plan\"), RudderStack's CLI YAML (kind: tp or tracking-plan), a typewriter.yml, and for import a .csv.")]
    [InlineData("a.json", "# a\nname: x\nevents: {}", "a.json: is YAML, but names no plan; read are ")]
    [InlineData("a.yml", "- [", "a.yml(2,1): is no YAML: ")]
    [InlineData("a.yml", "trackingPlans: 1", "names no plan under trackingPlans")]
    [InlineData("a.tf", "resource \"aws_s3_bucket\" \"b\" {}", "a.tf: holds no resource \"segment_tracking_plan\"; read are a plan as JSON (")]
    [InlineData("a.json", "locals {\n  a = 1\n}", "a.json: holds no resource \"segment_tracking_plan\"; read are ")]
    [InlineData("a.tf", "resource \"segment_tracking_plan\" \"b\" {\n  rules = [{", "a.tf(1,38): this { is never closed; expected } before the end of the file.")]
    [InlineData("a.tf", "resource \"segment_tracking_plan\" \"b\" {\n  rules = [{ type = \"TRACK\", json_schema = \"{}\" }]\n}", "a.tf(2,12): TRK1005: The \"key\" of a TRACK rule must be the event's name, but this is an object.")]
    [InlineData("a.json", "{\"rules\":[{\"type\":\"TRACK\",\"version\":1,\"jsonSchema\":{}}]}", "a.json(1,11): TRK1005: The \"key\" of a TRACK rule must be the event's name")]
    [InlineData("a.json", "{\"name\":\"x\",\"rules\":[{\"type\":\"TRACK\",\"key\":null,\"jsonSchema\":{}}]}", "TRK1005: The \"key\" of a TRACK rule")]
    [InlineData("a.json", "{\"events\":[{\"name\":\"A\",\"properties\":{}}]}", "a.json(1,1): TRK1004: This is no tracking plan: a list of events is read when each is an object with \"name\" and \"rules\"")]
    [InlineData("a.json", "{\"name\":\"x\",\"events\":[{\"name\":\"A\"}],\"identify\":{\"traits\":{}}}", "a.json(1,22): TRK1005: \"events\" must be an object of event names")]
    [InlineData("a.json", "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\",\"properties\":{},\"definitions\":{\"a\":{}}}", "a.json(1,1): TRK1004: This is a JSON Schema and no tracking plan")]
    [InlineData("a.json", "{\"type\":\"object\",\"properties\":{\"a\":{}}}", "a.json(1,1): TRK1004: This is a JSON Schema and no tracking plan")]
    [InlineData("a.json", "[1]", "TRK1004")]
    [InlineData("a.json", "not json", "TRK1001")]
    [InlineData("none.json", null, "there is no such file")]
    public async Task Bad_input_is_one_line(string name, string? text, string expected)
    {
        if (text is not null)
            _folder.Write(name, text);
        var result = await _folder.RunAsync("import", name);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.Error.TrimEnd().Split('\n')));
    }

    /// <summary>The Config API's rules without the envelope: some tools keep them so.</summary>
    [Fact]
    public async Task A_bare_list_of_events_is_read_as_the_config_api_has_it()
    {
        const string Events = """
            [{ "name": "Signed In", "description": "A user is back.", "rules": { "definitions": { "id": { "type": "string" } }, "properties": {
              "properties": { "type": "object", "properties": { "id": { "$ref": "#/definitions/id" } }, "required": ["id"] } } } }]
            """;
        _folder.Write("bare.json", $$"""{ "name": "Shop", "events": {{Events}}, "identify": { "properties": { "traits": { "properties": { "a": {} } } } } }""");
        _folder.Write("whole.json", $$"""{ "name": "Shop", "rules": { "events": {{Events}}, "identify": { "properties": { "traits": { "properties": { "a": {} } } } } } }""");
        var bare = await _folder.RunAsync("import", "bare.json");
        Assert.Equal((0, ""), (bare.ExitCode, bare.Error));
        Assert.Contains("\"Signed In\"", bare.Output, StringComparison.Ordinal);
        Assert.Equal((await _folder.RunAsync("import", "whole.json")).Output, bare.Output);
        var diff = await _folder.RunAsync("diff", "whole.json", "bare.json");
        Assert.Equal((0, ""), (diff.ExitCode, diff.Error));
        Assert.DoesNotContain("TRK1007", (await _folder.RunAsync("check", "bare.json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_replaces_nothing_unless_forced()
    {
        var refused = await _folder.RunAsync("import", "referral.plan.json", "--output", "referral.plan.json");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(Plans.Referral.Text, _folder.Read("referral.plan.json"));
        Assert.Equal(0, (await _folder.RunAsync("import", "referral.plan.json", "--output", "referral.plan.json", "--force")).ExitCode);
    }

    [Fact]
    public async Task Every_command_shows_examples()
    {
        foreach (var command in new[] { "fmt", "init", "import", "export", "pull", "push", "docs", "validate", "usages" })
        {
            var help = await _folder.RunAsync(command, "--help");
            Assert.Equal(0, help.ExitCode);
            Assert.Contains($"Examples:\n  ", help.Output);
            Assert.Contains("  tracking-plan " + command, help.Output);
        }
    }

    public void Dispose() => _folder.Dispose();

    private bool Accepts(string schema, string payload)
    {
        var document = JsonParser.Parse(_folder.Read(schema)).Root;
        return new SchemaCompiler(document).Compile(document).Judge(InstanceBuilder.Of(JsonParser.Parse(payload).Root)).Count == 0;
    }
}
