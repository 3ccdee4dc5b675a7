using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>Nothing that nobody sees, that turns a line around or that begins one reaches a reader, whatever is written and wherever it stands in a plan.</summary>
public sealed class HiddenTextTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    public static TheoryData<string> Hidden => [.. AnyText.Invisible.Select(JsonText.Of).Select(json => json[1..^1]), .. AnyText.Invisible.Where(text => text[0] >= ' ' && !char.IsSurrogate(text[0]))];

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task It_is_spelled_in_every_format_of_every_command(string hidden)
    {
        var h = hidden.StartsWith('\\') ? hidden : JsonText.Of(hidden)[1..^1];
        string Plan(string type) => """
            { "name": "NHIDDEN", "description": "DHIDDEN",
              "definitions": { "dHIDDEN": { "type": "TYPE", "description": "DHIDDEN", "pattern": "[HIDDEN]" } },
              "events": {
                "EHIDDEN": { "description": "DHIDDEN", "owner": "OHIDDEN", "version": 1, "deprecated": "GoneHIDDEN", "unHIDDENknown": 1,
                  "properties": { "pHIDDEN": { "$ref": "#/definitions/dHIDDEN" }, "qHIDDEN": { "enum": ["vHIDDEN", "TYPE"] }, "PHIDDEN": { "const": "cHIDDEN" } },
                  "required": ["pHIDDEN", "noneHIDDEN"], "alongside": ["EHIDDENx"] },
                "HIDDEN": {}, "F TYPEHIDDEN": {} },
              "audiences": { "AHIDDEN": { "description": "DHIDDEN", "owner": "OHIDDEN", "all": [{ "event": "EHIDDEN" }] } } }
            """.Replace("HIDDEN", h, StringComparison.Ordinal).Replace("TYPE", type, StringComparison.Ordinal);
        _folder.Write("a.plan.json", Plan("string"));
        _folder.Write("b.plan.json", Plan("integer"));
        const string Events = """
            {"type":"track","event":"EHIDDEN","properties":{"pHIDDEN":true,"zHIDDEN":1}}
            {"type":"track","event":"UHIDDEN"}
            """;
        _folder.Write("events.ndjson", Events.Replace("HIDDEN", h, StringComparison.Ordinal));
        foreach (var format in CheckFormats.Names)
            await Run("check", "a.plan.json", "--format", format);
        foreach (var format in ReviewFormats.Names)
            await Run("review", "a.plan.json", "b.plan.json", "--format", format);
        foreach (var format in ExportFormats.Names)
        {
            if (format is not ("csv" or "jsonschema"))
                await Run("export", "a.plan.json", "--to", format);
        }

        await Run("export", "a.plan.json", "--to", "csv", "--output", "out.csv");
        await Run("export", "a.plan.json", "--to", "jsonschema", "--output", "out/");
        await Run("docs", "a.plan.json");
        await Run("docs", "a.plan.json", "--format", "markdown");
        await Run("validate", "events.ndjson", "--plan", "a.plan.json", "--details");
        await Run("validate", "events.ndjson", "--plan", "a.plan.json", "--details", "--format", "json");
        await Run("fmt", "--check", "a.plan.json");
        await Run("lock", "a.plan.json");
        await Run("check", "no" + hidden.Replace("\0", "", StringComparison.Ordinal));
        await Run("review", "a.plan.json", "b.plan.json", "--fail-on", "x" + hidden);
        await Run(hidden + "check");
        await Run("check", "--" + hidden);
    }

    [Fact]
    public async Task A_message_that_forgets_is_spelled_on_its_way_out()
    {
        await using var output = new StringWriter();
        await using var safe = new SafeWriter(output, allowsEscapes: false);
        safe.Write("a\u202eb");
        safe.Write('\udb40');
        safe.Write('\udc41');
        safe.Write("\u001b[0m\r\n⚠️ \ufe0f");
        safe.Write(['\ud83d', '\ude00', '\ud83d'], 0, 3);
        safe.WriteLine("x");
        safe.Write('\ud800');
        await safe.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("a\\u202eb\\udb40\\udc41\\u001b[0m\r\n⚠️ \\ufe0f😀\\ud83dx" + output.NewLine + "\\ud800", output.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private async Task Run(params string[] arguments)
    {
        foreach (var result in new[] { await _folder.RunAsync(arguments), await _folder.ShowAsync(arguments) })
        {
            var said = $"{string.Join(' ', arguments)}: {result.ExitCode}: {result.Error}{result.Output}";
            Assert.True(result.ExitCode is 0 or 2 or 100 && !said.Contains("fault of the tool", StringComparison.Ordinal), Invisible.Spell(said));
            var text = (result.Output + result.Error).Replace("⚠️", "", StringComparison.Ordinal).Replace("☑️", "", StringComparison.Ordinal);
            for (var at = 0; at < text.Length; at++)
            {
                if (text[at] is not ('\n' or '\t') && Invisible.LengthAt(text, at) > 0)
                    Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[at]:X4}: {Invisible.Spell(said)}"));
            }
        }
    }
}
