using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Formats.RudderStack;

/// <summary>One file of a RudderStack CLI project: what it defines is told by its <c>kind</c>.</summary>
/// <param name="Kind">In the words of the first version: <c>tp</c>, <c>events</c>, <c>properties</c>, <c>custom-types</c>, <c>categories</c>.</param>
/// <param name="Group">Its <c>metadata.name</c>, which references of the first version name.</param>
/// <param name="Body">Its <c>spec</c>.</param>
internal sealed record RudderSpec(string Kind, string Group, JsonValue Body, string Text, string Label)
{
    public const string PlanKind = "tp";

    /// <summary>Null when the text is none.</summary>
    public static RudderSpec? Of(JsonValue root, string text, string label) =>
        root.TextOf("version") is { } version && version.StartsWith("rudder/", StringComparison.Ordinal) && root.TextOf("kind") is { } kind && root["spec"] is { } body
            ? new RudderSpec(kind == "tracking-plan" ? PlanKind : kind, root["metadata"]?.TextOf("name") ?? "", body, text, label)
            : null;

    /// <summary>What it defines for others to refer to.</summary>
    public IEnumerable<JsonValue> Definitions => Kind switch
    {
        "events" or "properties" or "categories" => Body[Kind]?.Items ?? [],
        "custom-types" => Body["types"]?.Items ?? [],
        _ => [],
    };

    public InputException Refuse(TextRange place, string message)
    {
        var (line, column) = new LineMap(Text).Locate(place.Start);
        return new InputException($"{Label}({line + 1},{column + 1}): {message}.");
    }
}
