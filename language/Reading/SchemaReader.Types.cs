using TrackingPlan.Language.Json;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Reading;

internal sealed partial class SchemaReader
{
    private static readonly Dictionary<string, JsonTypes> TypeNames = new(StringComparer.Ordinal)
    {
        ["null"] = JsonTypes.Null,
        ["boolean"] = JsonTypes.Boolean,
        ["integer"] = JsonTypes.Integer,
        ["number"] = JsonTypes.Number,
        ["string"] = JsonTypes.String,
        ["array"] = JsonTypes.Array,
        ["object"] = JsonTypes.Object,
        ["any"] = JsonTypes.Any,
    };

    /// <summary>What people call types in other languages.</summary>
    private static readonly Dictionary<string, string> TypeHints = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = "integer",
        ["long"] = "integer",
        ["int32"] = "integer",
        ["int64"] = "integer",
        ["float"] = "number",
        ["double"] = "number",
        ["decimal"] = "number",
        ["numeric"] = "number",
        ["money"] = "number",
        ["bool"] = "boolean",
        ["str"] = "string",
        ["text"] = "string",
        ["varchar"] = "string",
        ["char"] = "string",
        ["list"] = "array",
        ["map"] = "object",
        ["dict"] = "object",
        ["dictionary"] = "object",
        ["json"] = "object",
        ["record"] = "object",
    };

    private static readonly HashSet<string> TimeNames = new(StringComparer.OrdinalIgnoreCase) { "date", "time", "datetime", "date-time", "date time", "timestamp" };

    private static bool IsAny(JsonTypes types) => (types | JsonTypes.Null | JsonTypes.Integer) == JsonTypes.Any;

    /// <summary>The types by <c>type</c>; without one, by the keywords that speak of one type only.</summary>
    private JsonTypes TypesOf(JsonValue node)
    {
        var types = JsonTypes.None;
        switch (node["type"])
        {
            case { Kind: JsonKind.String } name:
                types = TypeOf(name);
                break;
            case { Kind: JsonKind.Array } names:
                foreach (var name in names.Items)
                    types |= name.Kind == JsonKind.Null ? JsonTypes.Null : TypeOf(name);
                break;
            case { Kind: not (JsonKind.Null or JsonKind.Broken) } other:
                text.ReportMisplaced(other, "\"type\"", "the name of a type, or an array of them");
                return JsonTypes.Any;
        }

        return types != JsonTypes.None ? types
            : node["properties"] is { Kind: JsonKind.Object, Members.Count: > 0 } ? JsonTypes.Object
            : node["items"] is not null ? JsonTypes.Array
            : JsonTypes.Any;
    }

    private JsonTypes TypeOf(JsonValue name)
    {
        if (name.Kind == JsonKind.Broken)
            return JsonTypes.Any;
        if (name.Kind != JsonKind.String)
        {
            text.ReportMisplaced(name, "A type", "the name of a type");
            return JsonTypes.Any;
        }

        if (TypeNames.TryGetValue(name.Text, out var type))
            return type;
        var hint = TimeNames.Contains(name.Text) ? "; for a point in time write \"type\": \"string\", \"format\": \"date-time\""
            : TypeHints.TryGetValue(name.Text, out var meant) ? $"; did you mean \"{meant}\"?"
            : Words.DidYouMean(name.Text, TypeNames.Keys);
        text.Report(PlanRules.UnknownType, name.Range, Words.Quote(name.Text), hint);
        return JsonTypes.Any;
    }
}
