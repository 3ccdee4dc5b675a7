using System.Text;

namespace TrackingPlan.Fuzz;

/// <summary>Plans that once took the compiler or a command down, or kept it busy without end. Every campaign begins with them.</summary>
internal static class KnownPlans
{
    /// <summary>A chain as long as this overflows any stack that walks it call by call.</summary>
    private const int Long = 10_000;

    private const int Doublings = 30;

    public static IReadOnlyList<string> All { get; } =
    [
        Of("l", """ "l": { "type": "array", "items": { "$ref": "#/definitions/l" } } """),
        Of("l", """ "l": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "$ref": "#/definitions/l" } }] } """),
        Of("l", """ "l": { "type": "object", "properties": { "a": { "$ref": "#/definitions/l" }, "b": { "$ref": "#/definitions/l" } }, "required": ["a", "b"] } """),
        Chain(100_000, (_, next) => next),
        Chain(Long, (_, next) => "{\"type\":\"array\",\"items\":" + next + "}"),
        Chain(Long, (_, next) => "{\"properties\":{\"p\":" + next + "}}"),
        Chain(Long, (i, next) => "{\"anyOf\":[{\"properties\":{\"x" + i + "\":{}}}," + next + "]}"),
        Chain(Long, (i, next) => "{\"allOf\":[" + next + ",{\"properties\":{\"x" + i + "\":{}}}]}", """{ "properties": { "a": {} } }"""),
        Chain(Doublings, (_, next) => "{\"allOf\":[" + next + "," + next + "]}"),
        Chain(Doublings, (_, next) => "{\"properties\":{\"a\":" + next + ",\"b\":" + next + "}}"),
        Chain(Doublings, (_, next) => "{\"properties\":{\"a\":" + next + ",\"b\":" + next + "},\"required\":[\"a\",\"b\"]}"),
        Chain(Doublings, (_, next) => "{\"anyOf\":[{\"type\":\"array\",\"items\":" + next + "},{\"properties\":{\"p\":" + next + "}}]}"),
        Property("{\"anyOf\":[" + Many(3_000, i => "{\"type\":\"object\",\"properties\":{\"p" + i + "\":{\"type\":\"string\"}}}") + "]}"),
        Property("{\"anyOf\":[" + Many(10_000, i => "{\"const\":\"c" + i + "\"}") + "]}"),
        Property(Nested(25, "{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"p\":{\"type\":\"string\"}}},{\"type\":\"array\",\"items\":", "}]}")),
        Property(Nested(25, "{\"type\":[\"array\",\"object\"],\"properties\":{\"p\":{\"type\":\"string\"}},\"items\":", "}")),
        Property(Nested(100, "{\"type\":\"array\",\"items\":", "}")),
        Property("{\"properties\":{" + Many(300_000, _ => "\"a\":{\"type\":\"string\"}") + "}}"),
        Property("""{ "type": "string", "pattern": "[^" }"""),
        Of("d0", Many(20_000, i => "\"d" + i + "\":{\"$ref\":\"#/definitions/nowhere" + i + "\"}")),
    ];

    private static string Property(string schema) => "{\"name\":\"A\",\"events\":{\"E0\":{\"properties\":{\"p0\":" + schema + "}}}}";

    private static string Of(string first, string definitions) =>
        "{\"name\":\"A\",\"events\":{\"E0\":{\"properties\":{\"p0\":{\"$ref\":\"#/definitions/" + first + "\"}}}},\"definitions\":{" + definitions + "}}";

    private static string Chain(int length, Func<int, string, string> link, string end = """{ "type": "string" }""") =>
        Of("d0", Many(length, i => "\"d" + i + "\":" + link(i, "{\"$ref\":\"#/definitions/d" + (i + 1) + "\"}")) + ",\"d" + length + "\":" + end);

    private static string Nested(int depth, string before, string after) =>
        new StringBuilder().Insert(0, before, depth).Append("{\"type\":\"string\"}").Append(new StringBuilder().Insert(0, after, depth)).ToString();

    private static string Many(int count, Func<int, string> one) => string.Join(",", Enumerable.Range(0, count).Select(one));
}
