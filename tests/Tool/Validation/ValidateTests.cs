using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace TrackingPlan.Tool.Tests.Validation;

public class ValidateTests
{
    private const string Plan = """
        { "name": "Test",
          "definitions": { "id": { "type": "string", "minLength": 1 } },
          "events": {
            "Paid": { "version": 2, "properties": { "id": { "$ref": "#/definitions/id" }, "amount": { "type": "number" } }, "required": ["id", "amount"],
                      "versions": { "1": { "properties": { "id": { "$ref": "#/definitions/id" } }, "required": ["id"] } } } },
          "identify": { "traits": { "email": { "type": "string", "format": "email" } }, "required": ["email"] } }
        """;

    [Fact]
    public async Task Payloads_are_held_against_the_version_that_they_name_and_else_the_oldest()
    {
        var result = await Run("""
            {"type":"track","event":"Paid","properties":{"id":"a"}}
            {"type":"track","event":"Paid","properties":{"id":"a"},"context":{"protocols":{"event_version":2}}}
            {"type":"track","event":"Paid","properties":{"id":"a"},"context":{"protocols":{"event_version":3.2}}}
            {"type":"track","event":"Paid","context":{"protocols":{"event_version":1}}}
            """, "--details");
        Assert.Equal(100, result.ExitCode);
        Assert.Equal(
            ["events.ndjson(2): Paid: Required: properties.amount: properties.amount is required", "events.ndjson(4): Paid: Required: properties: properties is required"],
            result.Output.Split('\n').Take(2));
    }

    [Fact]
    public async Task Identify_traits_and_batches_are_checked_and_kinds_without_a_rule_are_not()
    {
        var result = await Run("""
            {"type":"identify","traits":{"email":"a@b.c"}}
            {"batch":[{"type":"identify","traits":{}},{"type":"page","name":"x"},{"type":"track","event":"Paid","properties":{"id":"x"}}]}

            """, "--format", "json");
        Assert.Equal(100, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(4, json.RootElement.GetProperty("payloads").GetInt64());
        Assert.Equal(1, json.RootElement.GetProperty("invalid").GetInt64());
        var identify = json.RootElement.GetProperty("events").EnumerateArray().Single(e => e.GetProperty("name").GetString() == "identify");
        Assert.Equal("traits.email", identify.GetProperty("violations")[0].GetProperty("field").GetString());
        Assert.Equal(2, identify.GetProperty("violations")[0].GetProperty("firstLine").GetInt64());
    }

    [Fact]
    public async Task A_reference_leads_anywhere_in_the_plan()
    {
        const string Referring = """
            { "definitions": { "money": { "type": "object", "properties": { "amount": { "type": "number" } } } },
              "events": {
                "A": { "properties": { "id": { "type": "string", "maxLength": 3 } } },
                "B": { "properties": { "id": { "$ref": "#/events/A/properties/id" }, "amount": { "$ref": "#/definitions/money/properties/amount" } } } } }
            """;
        var result = await RunWith(Referring, """
            {"type":"track","event":"B","properties":{"id":"abc","amount":1}}
            {"type":"track","event":"B","properties":{"id":"abcd","amount":"1"}}
            """, "--details");
        Assert.Equal(100, result.ExitCode);
        Assert.Equal(["events.ndjson(2): B: String Lte: properties.id", "events.ndjson(2): B: Invalid Type: properties.amount"], result.Output.Split('\n').Take(2).Select(line => string.Join(':', line.Split(':').Take(4))));
    }

    [Fact]
    public async Task An_event_that_the_plan_has_not_is_a_failure_unless_allowed()
    {
        const string Events = """{"type":"track","event":"paid","properties":{}}""";
        var strict = await Run(Events);
        Assert.Equal(100, strict.ExitCode);
        Assert.Contains("1 payloads: 0 invalid, 1 of events that the plan does not have.", strict.Output);
        Assert.Equal(0, (await Run(Events, "--allow-unplanned")).ExitCode);
    }

    [Fact]
    public async Task Lines_that_are_no_payload_are_counted_and_never_quoted()
    {
        var result = await Run("{\"secret\":\n[1]\n\"x\"\n\u0007\n{}\n");
        Assert.Equal(100, result.ExitCode);
        Assert.Contains("The line is no JSON", result.Output);
        Assert.Contains("5 payloads", result.Output);
        Assert.DoesNotContain("secret", result.Output);
    }

    [Fact]
    public async Task Strings_that_are_no_text_are_no_json()
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", Plan);
        var half = """{"type":"identify","traits":{"email":"\ud800@example.com"}}"""u8;
        var latin1 = """{"type":"identify","traits":{"email":"a@b.c"},"name":"-"}"""u8.ToArray();
        latin1[latin1.AsSpan().IndexOf((byte)'-')] = 0xE9;
        File.WriteAllBytes(folder.PathOf("events.ndjson"), [.. half, (byte)'\n', .. latin1, (byte)'\n']);
        var result = await folder.RunAsync("validate", "events.ndjson", "--details");
        Assert.Equal(100, result.ExitCode);
        Assert.Equal(
            ["events.ndjson(1): (no JSON): Invalid JSON: (root): The line is no JSON", "events.ndjson(2): (no JSON): Invalid JSON: (root): The line is no JSON"],
            result.Output.Split('\n').Take(2));
    }

    [Fact]
    public async Task Names_from_payloads_cannot_move_the_cursor()
    {
        var result = await Run("""{"type":"track","event":"\u001b[2J\u202eevil\n::error::x","properties":{}}""", "--details");
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain('\u202e', result.Output);
        Assert.DoesNotContain(result.Output.Split('\n'), l => l.StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_many_blocks_is_reported_in_its_own_order()
    {
        var events = new StringBuilder();
        for (var i = 1; i <= 60_000; i++)
            events.Append(CultureInfo.InvariantCulture, $$"""{"type":"track","event":"Paid","n":{{i}},"properties":{{(i % 1_000 == 0 ? "{}" : "{\"id\":\"a\"}")}}}""").Append('\n');
        var result = await Run(events.ToString(), "--details");
        var lines = result.Output.Split('\n').TakeWhile(l => l.StartsWith("events.ndjson(", StringComparison.Ordinal)).Select(l => l.Split('(', ')')[1]);
        Assert.Equal(Enumerable.Range(1, 60).Select(i => (i * 1_000).ToString(CultureInfo.InvariantCulture)), lines);
    }

    [Fact]
    public async Task A_line_longer_than_a_block_is_read_and_one_without_end_is_bad_input()
    {
        var large = $$$"""{"type":"track","event":"Paid","properties":{"id":"{{{new string('a', 3 << 20)}}}"}}""";
        Assert.Equal(0, (await Run(large + "\n" + large)).ExitCode);
        var endless = await Run(new string('a', 17 << 20));
        Assert.Equal(2, endless.ExitCode);
        Assert.Contains("line 1 is longer than 16 MB", endless.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bar_moves_on_a_terminal_and_nowhere_else(bool isTerminal)
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", Plan);
        folder.Write("events.ndjson", string.Concat(Enumerable.Repeat("""{"type":"identify","traits":{"email":"a@b.c"}}""" + "\n", 30_000)));

        // Each look at the clock takes longer than the pause between two drawings.
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        var result = await Tool.RunAsync(folder.Path, ["validate", "events.ndjson"], context => context with { IsErrorTerminal = isTerminal, Clock = clock });
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain('\r', result.Output);
        if (!isTerminal)
        {
            Assert.Equal("", result.Error);
            return;
        }

        var drawings = result.Error.Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(drawings, drawing => drawing.StartsWith("[#####", StringComparison.Ordinal));
        Assert.Contains(drawings, drawing => drawing.Contains("100 %", StringComparison.Ordinal));
        Assert.Equal("", drawings[^1].Trim());
    }

    [Fact]
    public async Task Json_is_what_its_schemas_say()
    {
        var result = await Run("""
            {"type":"track","event":"Paid","properties":{"id":"a"},"context":{"protocols":{"event_version":2}}}
            {"type":"track","event":"Unknown"}
            no JSON
            """, "--format", "json", "--details");
        var summary = result.Output.IndexOf("\n{\n", StringComparison.Ordinal) + 1;
        await PublishedSchema.AssertValidAsync("validate", result.Output[summary..]);
        var details = result.Output[..summary].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, details.Length);
        foreach (var line in details)
            await PublishedSchema.AssertValidAsync("validate-details", line);
    }

    [Fact]
    public async Task Bad_input_is_one_line_on_standard_error()
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", Plan);
        foreach (var (arguments, expected) in new[]
        {
            (new[] { "validate", "none.ndjson" }, "there is no such file"),
            (["validate", "."], "is a folder"),
            (["validate", "app.plan.json", "--plan", "none.plan.json"], "there is no such file"),
        })
        {
            var result = await folder.RunAsync(arguments);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(expected, Assert.Single(result.Error.TrimEnd().Split('\n')));
        }
    }

    [Fact]
    public async Task A_rule_for_every_call_is_checked_too()
    {
        using var folder = new ToolFolder();
        folder.Write("segment.plan.json", Repository.Read("tests/Shared/Examples/segment-public-api-rules.json"));
        folder.Write("events.ndjson", """{"type":"identify","traits":{"email":"x"},"context":{"userAgent":"a bot"}}""");
        var result = await folder.RunAsync("validate", "events.ndjson", "--plan", "segment.plan.json");
        Assert.Contains("context.userAgent", result.Output);
    }

    private static Task<CommandResult> Run(string events, params string[] more) => RunWith(Plan, events, more);

    private static async Task<CommandResult> RunWith(string plan, string events, params string[] more)
    {
        using var folder = new ToolFolder();
        folder.Write("app.plan.json", plan);
        folder.Write("events.ndjson", events);
        return await folder.RunAsync(["validate", "events.ndjson", .. more]);
    }
}
