using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Shapes.Native;

/// <summary>The native key <c>naming</c>. Without it: Segment's convention, "Object Action" events in Title Case, properties in snake_case.</summary>
internal static class NativeNaming
{
    public static readonly Dictionary<string, NameCase> Cases = new(StringComparer.Ordinal)
    {
        ["any"] = NameCase.Any,
        ["Title Case"] = NameCase.Title,
        ["Sentence case"] = NameCase.Sentence,
        ["snake_case"] = NameCase.Snake,
        ["camelCase"] = NameCase.Camel,
        ["PascalCase"] = NameCase.Pascal,
        ["kebab-case"] = NameCase.Kebab,
    };

    public static NamingConvention Read(PlanText text)
    {
        var node = text.Root["naming"];
        if (node is { Kind: JsonKind.Object })
            text.ReportUnknownKeys(node, NativeKeys.Naming, "in \"naming\"");
        else if (node is { Kind: not JsonKind.Null })
            text.ReportIgnored(text.Root.Find("naming")!, "an object with \"events\" and \"properties\"");
        return new(CaseOf(text, node, "events", NameCase.Title), CaseOf(text, node, "properties", NameCase.Snake));
    }

    private static NameCase CaseOf(PlanText text, JsonValue? node, string key, NameCase otherwise)
    {
        if (node?.Kind != JsonKind.Object || text.TextOf(node, key) is not { } name)
            return otherwise;
        if (Cases.TryGetValue(name, out var nameCase))
            return nameCase;
        text.ReportIgnored(node.Find(key)!, "one of " + string.Join(", ", Cases.Keys.Select(Words.Quote)));
        return otherwise;
    }
}
