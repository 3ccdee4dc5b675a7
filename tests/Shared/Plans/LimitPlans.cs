namespace TrackingPlan.TestSupport;

/// <summary>Plans beyond a limit of the plan language, and how to write others as large.</summary>
internal static class LimitPlans
{
    /// <summary>With what the finding says.</summary>
    public static IReadOnlyList<(string Plan, string Message)> Beyond { get; } =
    [
        (Plan("{\"anyOf\":[" + Many(3_000, i => "{\"type\":\"object\",\"properties\":{\"p" + i + "\":{\"type\":\"string\"}}}") + "]}"), "\"anyOf\" has more members, beyond the limit of 256: "),
        (Plan(Reference("u0"), Many(300, i => $$"""
            "u{{i}}": { "anyOf": [{ "type": "object", "properties": { "p{{i}}": { "type": "string" } } }, { "$ref": "#/definitions/u{{i + 1}}" }] }
            """) + ", \"u300\": { \"type\": \"integer\" }"), "A union has more members, with those of the unions in it, beyond the limit of 256: "),
        (Plan(string.Concat(Enumerable.Repeat("{\"items\":", 80)) + "{\"type\":\"integer\"}" + new string('}', 80)), "Schemas stand inside each other, beyond the limit of 32: "),
        (Plan(Reference("l0"), Many(200, i => $$"""
            "l{{i}}": { "type": "array", "items": { "$ref": "#/definitions/l{{i + 1}}" } }
            """) + ", \"l200\": { \"type\": \"integer\" }"), "A shared list holds too much, or other lists too deep, beyond the limit of 32: "),
        (Plan(Reference("l"), "\"l\": { \"type\": \"array\", \"items\": { \"type\": \"object\", \"properties\": {" + Many(1_500, i => $"\"p{i}\":{{\"type\":\"string\"}}") + "} } }"), "A shared list holds too much, or other lists too deep, beyond the limit of 32: "),
        (Plan(Reference("a0"), Many(200, i => $$"""
            "a{{i}}": { "allOf": [{ "$ref": "#/definitions/a{{i + 1}}" }, { "properties": { "p{{i}}": { "type": "string" } } }] }
            """) + ", \"a200\": { \"properties\": { \"p\": { \"type\": \"string\" } } }"), "\"allOf\" of \"allOf\" inside each other, beyond the limit of 32: "),
        (Plan(Reference("a"), "\"a\": { \"allOf\": [" + Many(1_500, i => "{\"properties\":{\"p" + i + "\":{\"type\":\"string\"}}}") + "] }"), "\"allOf\" adds up more properties, beyond the limit of 1,000: "),
        ("""{ "events": { "E": { "properties": { "p": { "properties": {""" + Many(300_000, _ => "\"a\":{\"type\":\"string\"}") + "} } } } } }", "There are more findings of TRK1003, beyond the limit of 1,000: "),
        (Plan("{\"properties\":{" + Many(20_000, i => $$"""
            "p{{i}}": { "$ref": "#/definitions/no{{i}}" }
            """) + "}}"), "There are more findings of TRK1007, beyond the limit of 1,000: "),
    ];

    public static string Plan(string schema, string definitions = "") =>
        "{ \"events\": { \"Thing Done\": { \"description\": \"d\", \"owner\": \"o\", \"properties\": { \"p\": " + schema + " } } }, \"definitions\": {" + definitions + "} }";

    public static string Reference(string name) => "{\"$ref\":\"#/definitions/" + name + "\"}";

    public static string Many(int count, Func<int, string> one) => string.Join(",", Enumerable.Range(0, count).Select(one));
}
