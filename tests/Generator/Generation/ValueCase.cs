using System.Text.Json.Nodes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>One property of a plan of its own, required in one event and optional in another. The cases are in Cases/values.json.</summary>
/// <param name="Name">What is special.</param>
/// <param name="Index">The number of the case.</param>
/// <param name="Schema">The property.</param>
/// <param name="Type">The C# type; null when it does not matter; <c>constant</c> for no property at all.</param>
/// <param name="Valid">Values that the schema accepts.</param>
/// <param name="Invalid">Values that it refuses and C# can say.</param>
/// <param name="IsAlone">No second opinion is asked: NJsonSchema refuses the schema (real plans are not always valid), is known to differ, or leaves null to a schema without a type.</param>
public sealed record ValueCase(string Name, int Index, JsonNode Schema, string? Type, JsonArray Valid, JsonArray Invalid, bool IsAlone)
{
    private const string Definitions = """
        {
          "short": { "type": "string", "maxLength": 5 },
          "channel": { "enum": ["email", "sms"] },
          "address": { "type": "object", "properties": { "city": { "type": "string" } }, "required": ["city"] },
          "id": { "type": ["string", "integer"] },
          "tree": {
            "type": "object",
            "properties": { "value": { "type": "integer", "minimum": 0 }, "children": { "type": "array", "items": { "$ref": "#/definitions/tree" } } },
            "required": ["value"]
          },
          "nest": { "type": "array", "items": { "$ref": "#/definitions/nest" } }
        }
        """;

    public static IReadOnlyList<ValueCase> All { get; } =
        [.. JsonNode.Parse(Repository.Read("tests/Generator/Cases/values.json"))!.AsArray().Select((node, index) => Read(node!.AsObject(), index))];

    public string Namespace => $"Case{Index}";

    public string Plan => new JsonObject
    {
        ["name"] = "Case",
        ["events"] = new JsonObject
        {
            ["Required"] = Event(["p"]),
            ["Optional"] = Event([]),
        },
        ["definitions"] = JsonNode.Parse(Definitions),
    }.ToJsonString();

    /// <summary>The schema of the properties of the event that requires the property.</summary>
    public JsonObject BodySchema
    {
        get
        {
            var body = Event(["p"]);
            body["type"] = "object";
            body["definitions"] = JsonNode.Parse(Definitions);
            return body;
        }
    }

    public override string ToString() => Name;

    private static ValueCase Read(JsonObject node, int index) => new(
        node["case"]!.GetValue<string>(),
        index,
        node["schema"]!,
        node["type"]?.GetValue<string>(),
        node["valid"]?.AsArray() ?? [],
        node["invalid"]?.AsArray() ?? [],
        node["alone"]?.GetValue<bool>() ?? false);

    private JsonObject Event(string[] required) => new()
    {
        ["properties"] = new JsonObject { ["p"] = Schema.DeepClone() },
        ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
    };
}
