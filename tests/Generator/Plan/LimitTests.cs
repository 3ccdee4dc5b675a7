using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Plan;

/// <summary>What is beyond a limit is said in one finding that names the limit, and all the rest of the plan is in force.</summary>
public class LimitTests
{
    /// <summary>Plans beyond a limit, with what the finding says.</summary>
    public static TheoryData<string, string> Beyond => new()
    {
        { Plan("{\"anyOf\":[" + Many(3_000, i => "{\"type\":\"object\",\"properties\":{\"p" + i + "\":{\"type\":\"string\"}}}") + "]}"), "\"anyOf\" has more members, beyond the limit of 256: " },
        { Plan(Reference("u0"), Many(300, i => $$"""
            "u{{i}}": { "anyOf": [{ "type": "object", "properties": { "p{{i}}": { "type": "string" } } }, { "$ref": "#/definitions/u{{i + 1}}" }] }
            """) + ", \"u300\": { \"type\": \"integer\" }"), "A union has more members, with those of the unions in it, beyond the limit of 256: " },
        { Plan(string.Concat(Enumerable.Repeat("{\"items\":", 80)) + "{\"type\":\"integer\"}" + new string('}', 80)), "Schemas stand inside each other, beyond the limit of 32: " },
        { Plan(Reference("l0"), Many(200, i => $$"""
            "l{{i}}": { "type": "array", "items": { "$ref": "#/definitions/l{{i + 1}}" } }
            """) + ", \"l200\": { \"type\": \"integer\" }"), "A shared list holds too much, or other lists too deep, beyond the limit of 32: " },
        { Plan(Reference("l"), "\"l\": { \"type\": \"array\", \"items\": { \"type\": \"object\", \"properties\": {" + Many(1_500, i => $"\"p{i}\":{{\"type\":\"string\"}}") + "} } }"), "A shared list holds too much, or other lists too deep, beyond the limit of 32: " },
        { Plan(Reference("a0"), Many(200, i => $$"""
            "a{{i}}": { "allOf": [{ "$ref": "#/definitions/a{{i + 1}}" }, { "properties": { "p{{i}}": { "type": "string" } } }] }
            """) + ", \"a200\": { \"properties\": { \"p\": { \"type\": \"string\" } } }"), "\"allOf\" of \"allOf\" inside each other, beyond the limit of 32: " },
        { Plan(Reference("a"), "\"a\": { \"allOf\": [" + Many(1_500, i => "{\"properties\":{\"p" + i + "\":{\"type\":\"string\"}}}") + "] }"), "\"allOf\" adds up more properties, beyond the limit of 1,000: " },
        { """{ "events": { "E": { "properties": { "p": { "properties": {""" + Many(300_000, _ => "\"a\":{\"type\":\"string\"}") + "} } } } } }", "There are more findings of TRK1003, beyond the limit of 1,000: " },
        { Plan("{\"properties\":{" + Many(20_000, i => $$"""
            "p{{i}}": { "$ref": "#/definitions/no{{i}}" }
            """) + "}}"), "There are more findings of TRK1007, beyond the limit of 1,000: " },
    };

    [Theory]
    [MemberData(nameof(Beyond))]
    public void What_is_beyond_a_limit_is_one_finding_that_names_it(string plan, string message)
    {
        var reading = PlanReader.Read(plan, "x.plan.json");
        var findings = reading.Findings.Concat(PlanChecks.Run(reading)).ToList();

        var finding = Assert.Single(findings, finding => finding.Rule == PlanRules.BeyondLimit);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.InRange(findings.Count, 1, 2_500);
    }

    [Theory]
    [MemberData(nameof(Beyond))]
    public void A_plan_beyond_a_limit_still_becomes_code(string plan, string message)
    {
        Assert.NotEmpty(message);
        var compiled = PlanCompilation.Of(plan);

        Assert.Null(compiled.Run.Results.Single().Exception);
        Assert.Empty(compiled.Problems);
        if (!message.Contains(PlanRules.BrokenReference.Id, StringComparison.Ordinal))
            Assert.Empty(compiled.Faults);
    }

    /// <summary>Below the limits there is none: chains and circles of any length are a plan like any other.</summary>
    [Theory]
    [InlineData("""{ "$ref": "#/definitions/d{1}" }""", 100_000)]
    [InlineData("""{ "type": "object", "properties": { "p": { "$ref": "#/definitions/d{1}" } } }""", 2_000)]
    public void A_chain_of_definitions_has_no_limit(string link, int length)
    {
        var plan = Plan(Reference("d0"), Many(length, i => $"\"d{i}\":" + link.Replace("{1}", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)) + $",\"d{length}\":{{\"type\":\"string\"}}");
        var reading = PlanReader.Read(plan, "x.plan.json");

        Assert.Empty(reading.Findings.Concat(PlanChecks.Run(reading)));
    }

    [Theory]
    [InlineData("""{ "type": "array", "items": { "$ref": "#/definitions/d" } }""", "IReadOnlyList<global::System.Text.Json.Nodes.JsonNode?>")]
    [InlineData("""{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "$ref": "#/definitions/d" } }] }""", ".D>")]
    [InlineData("""{ "type": "object", "properties": { "a": { "$ref": "#/definitions/d" }, "b": { "type": "array", "items": { "$ref": "#/definitions/d" } } } }""", ".D>")]
    public void A_schema_that_holds_itself_compiles_and_is_checked(string schema, string type)
    {
        var plan = Plan(Reference("d"), "\"d\":" + schema);
        var compiled = PlanCompilation.Of(plan);

        compiled.AssertClean();
        Assert.Contains(compiled.Run.Results.Single().GeneratedSources, source => source.SourceText.ToString().Contains(type, StringComparison.Ordinal));
        Assert.Empty(PlanChecks.Run(PlanReader.Read(plan, "x.plan.json")));
    }

    private static string Plan(string schema, string definitions = "") =>
        "{ \"events\": { \"Thing Done\": { \"description\": \"d\", \"owner\": \"o\", \"properties\": { \"p\": " + schema + " } } }, \"definitions\": {" + definitions + "} }";

    private static string Reference(string name) => "{\"$ref\":\"#/definitions/" + name + "\"}";

    private static string Many(int count, Func<int, string> one) => string.Join(",", Enumerable.Range(0, count).Select(one));
}
