using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackingPlan.Generator.Analyzers.Values;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Numbers;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Judges.Tests;

/// <summary>What each of the four judges says of every value, asked once for all cases: one plan, one compilation, one run of each command.</summary>
public sealed class Verdicts : IAsyncLifetime
{
    private const string Namespace = "Judged";

    private readonly string _folder = Directory.CreateTempSubdirectory("judges").FullName;
    private readonly Dictionary<(int Case, int Value), bool> _checked = [];
    private readonly Dictionary<(int Case, int Value), bool> _validated = [];
    private readonly HashSet<int> _reportedUntyped = [];
    private readonly string _plan = PlanOf(JudgedCase.All.Select(item => (item.Event, Line: $"\"p\": {item.Schema.ToJsonString()}", IsRequired: true)));
    private PlanModel _model = null!;
    private Assembly _assembly = null!;

    public async ValueTask InitializeAsync()
    {
        _model = PlanReader.Read(_plan, "judged.plan.json").Model!;
        _assembly = PlanCompilation.Of([new AdditionalPlan("/project/judged.plan.json", _plan) { Namespace = Namespace }]).Load();
        await CheckAsync();
        await ValidateAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether <c>check</c> accepts the value as a default.</summary>
    public bool OfCheck(JudgedCase item, JudgedValue value) => _checked[(item.Index, value.Number)];

    /// <summary>Whether <c>validate</c> accepts a payload with the value.</summary>
    public bool OfValidate(JudgedCase item, JudgedValue value) => _validated[(item.Index, value.Number)];

    /// <summary>Whether <c>check</c> says that the schema is not checked in C#.</summary>
    public bool IsReportedAsUntyped(JudgedCase item) => _reportedUntyped.Contains(item.Index);

    /// <summary>Whether the analyzers accept the value where it stands in code.</summary>
    public bool OfConstant(JudgedCase item, JudgedValue value)
    {
        var (schema, definitions) = (_model.Calls[item.Index].Body.Find("p")!.Schema, new DefinitionTable(_model.Definitions));
        return TryConstant(value, out var constant)
            ? ConstantCheck.Expectation(schema, definitions, constant) is null
            : ModelJudge.Of(definitions).FirstViolation(schema, JsonParser.Parse(value.Text).Root) is null;
    }

    /// <summary>Whether the generated event accepts the value; null when its C# type cannot hold it.</summary>
    public bool? OfGenerated(JudgedCase item, JudgedValue value)
    {
        var body = new JsonObject { ["p"] = value.Json?.DeepClone() };
        WrittenCall written;
        try
        {
            written = WrittenCall.Of(new CallBuilder(_model).Build(_assembly, Namespace, item.Index, body));
        }
#pragma warning disable CA1031 // However a conversion fails, there is no such value.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }

        return JsonNode.DeepEquals(written.Body, body) ? written.Violations.Count == 0 : null;
    }

    /// <summary>The value as a constant of C#, when one is exactly that.</summary>
    private static bool TryConstant(JudgedValue value, out object? constant)
    {
        constant = value.Json?.GetValueKind() switch
        {
            null => null,
            JsonValueKind.String => value.Json.GetValue<string>(),
            JsonValueKind.True or JsonValueKind.False => value.Json.GetValue<bool>(),
            JsonValueKind.Number => NumberOf(value.Text),
            _ => typeof(object),
        };
        return constant is not Type;
    }

    private static object NumberOf(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (ExactNumber.Parse(text).TryDecimal(out var exact))
            return exact;
        var real = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(real) && ExactNumber.Parse(real.ToString("R", CultureInfo.InvariantCulture)) == ExactNumber.Parse(text) ? real : typeof(object);
    }

    private async Task CheckAsync()
    {
        // A property for each value, on a line of its own.
        var lines = new List<(JudgedCase Case, JudgedValue Value)>();
        var plan = PlanOf(JudgedCase.All.SelectMany(item => item.Values.Select(value =>
        {
            var schema = item.Schema.DeepClone().AsObject();
            if (schema.Remove("$ref", out var reference))
                schema["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference });
            schema["default"] = value.Json?.DeepClone();
            lines.Add((item, value));
            return ($"{item.Event} {value.Number}", $"\"p\": {schema.ToJsonString()}", false);
        })));
        await File.WriteAllTextAsync(Path.Combine(_folder, "defaults.plan.json"), plan);

        var result = await ToolAsync("check", "defaults.plan.json", "--format", "json");
        Assert.True(result.ExitCode is 0, result.Output + result.Error);
        foreach (var (item, value) in lines)
            _checked.Add((item.Index, value.Number), true);
        foreach (var finding in JsonNode.Parse(result.Output)!["plans"]![0]!["findings"]!.AsArray())
        {
            var place = finding!["place"]!["line"]!.GetValue<int>() - FirstLine;
            if (place < 0 || place >= lines.Count)
                continue;
            var (item, value) = lines[place];
            if (finding["rule"]!.GetValue<string>() == "TRK1016")
                _checked[(item.Index, value.Number)] = false;
            if (finding["rule"]!.GetValue<string>() == "TRK1011")
                _reportedUntyped.Add(item.Index);
        }
    }

    private async Task ValidateAsync()
    {
        var payloads = JudgedCase.All.SelectMany(item => item.Values.Select(value => (Case: item, Value: value))).ToList();
        await File.WriteAllTextAsync(Path.Combine(_folder, "judged.plan.json"), _plan);
        await File.WriteAllLinesAsync(Path.Combine(_folder, "events.ndjson"), payloads.Select(payload =>
            $"{{\"type\":\"track\",\"event\":\"{payload.Case.Event}\",\"properties\":{{\"p\":{payload.Value.Text}}}}}"));

        var result = await ToolAsync("validate", "events.ndjson", "--plan", "judged.plan.json", "--details", "--format", "json");
        Assert.True(result.ExitCode is 100, result.Output + result.Error);
        foreach (var (item, value) in payloads)
            _validated.Add((item.Index, value.Number), true);
        foreach (var violation in result.Output.Split('\n').Where(line => line.StartsWith("{\"line\":", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line)!))
        {
            var (item, value) = payloads[violation["line"]!.GetValue<int>() - 1];
            _validated[(item.Index, value.Number)] = false;
        }
    }

    /// <summary>Where the first event of a plan stands.</summary>
    private const int FirstLine = 4;

    private static string PlanOf(IEnumerable<(string Event, string Property, bool IsRequired)> events)
    {
        var lines = events.Select(e => $$"""{{JsonSerializer.Serialize(e.Event)}}: { "properties": { {{e.Property}} }{{(e.IsRequired ? ", \"required\": [\"p\"]" : "")}} }""");
        return $$"""
            { "name": "Judged",
            "definitions": {{JudgedCase.Definitions}},
            "events": {
            {{string.Join(",\n", lines)}}
            } }
            """;
    }

    private async Task<CommandResult> ToolAsync(params string[] arguments)
    {
        var tool = typeof(Verdicts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Tool").Value!;
        return await Command.DotnetAsync(_folder, [tool, .. arguments]);
    }
}
