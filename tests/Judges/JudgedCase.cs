using System.Text.Json.Nodes;

namespace TrackingPlan.Judges.Tests;

/// <summary>A schema, and values that it accepts and refuses. The cases are in Cases.</summary>
/// <param name="Index">The number of the case.</param>
/// <param name="Subject">The keyword, or the format, that it is about.</param>
/// <param name="Name">What is special.</param>
/// <param name="IsUntyped">C# has no type for the schema, and <c>check</c> says so.</param>
public sealed record JudgedCase(int Index, string Subject, string Name, JsonNode Schema, bool IsUntyped, IReadOnlyList<JudgedValue> Values)
{
    public const string Definitions = """{ "code": { "type": "string", "minLength": 2, "maxLength": 5 } }""";

    public static IReadOnlyList<JudgedCase> Keywords { get; } = Read("keywords.json", 0, node => (node["keyword"]!.GetValue<string>(), node["case"]!.GetValue<string>(), node["schema"]!));

    public static IReadOnlyList<JudgedCase> Formats { get; } = Read("formats.json", Keywords.Count, node =>
        (node["format"]!.GetValue<string>(), "a format", new JsonObject { ["type"] = "string", ["format"] = node["format"]!.GetValue<string>() }));

    public static IReadOnlyList<JudgedCase> All { get; } = [.. Keywords, .. Formats];

    public string Event => "E" + Index;

    private static List<JudgedCase> Read(string file, int first, Func<JsonObject, (string Subject, string Name, JsonNode Schema)> schemaOf)
    {
        var number = 0;
        var cases = new List<JudgedCase>();
        foreach (var node in JsonNode.Parse(Repository.Read("tests/Judges/Cases/" + file))!.AsArray().Select(node => node!.AsObject()))
        {
            var (subject, name, schema) = schemaOf(node);
            var values = ValuesOf(node, "valid").Select(value => (Json: value, IsValid: true, Why: (string?)null))
                .Concat(ValuesOf(node, "unheld").Select(value => (value!["value"]?.DeepClone(), true, (string?)value["why"]!.GetValue<string>())))
                .Concat(ValuesOf(node, "invalid").Select(value => (value, false, (string?)null)))
                .Select(value => new JudgedValue(number++, value.Item1, value.Item2, value.Item3));
            cases.Add(new(first + cases.Count, subject, name, schema, node["untyped"] is not null, [.. values]));
        }

        return cases;
    }

    private static JsonArray ValuesOf(JsonObject node, string name) => node[name]?.AsArray() ?? [];
}

/// <param name="Number">The place among all values of its file.</param>
/// <param name="IsValid">By JSON Schema.</param>
/// <param name="WhyUnheld">Why C# cannot hold a valid value: a row of the table in docs/schema-support.md.</param>
public sealed record JudgedValue(int Number, JsonNode? Json, bool IsValid, string? WhyUnheld)
{
    public string Text => Json?.ToJsonString() ?? "null";
}
