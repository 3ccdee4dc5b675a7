using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes.ConfigApi;
using TrackingPlan.Language.Shapes.Native;
using TrackingPlan.Language.Shapes.PublicApi;
using TrackingPlan.Language.Shapes.RudderStack;
using TrackingPlan.Language.Shapes.Typewriter;

namespace TrackingPlan.Language.Shapes;

/// <summary>Tells the file shapes apart by what a file holds, whatever it is called.</summary>
internal static class PlanShapes
{
    /// <summary>Any of these makes a plan native.</summary>
    private static readonly string[] NativeMarks = ["events", "identify", "group", "page", "screen", "definitions", "audiences", "metrics", "destinations"];

    /// <summary>Any of these, and none of the others, makes an object a schema.</summary>
    private static readonly string[] SchemaMarks = ["$ref", "properties", "anyOf", "oneOf", "allOf", "patternProperties"];

    /// <summary>The plan; null, and a finding, when its shape is unknown.</summary>
    public static PlanModel? Read(PlanText text)
    {
        var root = text.Root;
        if (IsNative(root))
            return NativePlan.Read(text);
        if (root.Kind == JsonKind.Array && root.Items.Count > 0 && root.Items.All(IsRule))
            return SegmentPublicApi.Read(text, root, "#");
        if (WrappedRulesOf(root) is { } wrapped)
            return SegmentPublicApi.Read(text, wrapped, "#/data/rules");
        if (RulesOf(root) is { } rules)
            return TypewriterV8.IsHoisted(rules) ? TypewriterV8.Read(text, rules) : SegmentPublicApi.Read(text, rules, "#/rules");
        if (GroupsOf(root) is { } groups)
        {
            var pointer = groups == root ? "#" : "#/rules";
            return RudderStackPlan.IsTyped(groups) ? RudderStackPlan.Read(text, groups, pointer) : ConfigApiPlan.Read(text, groups, pointer);
        }

        if (root.Kind != JsonKind.Broken)
            text.Report(PlanRules.UnknownShape, root.Range with { Length = 1 }, WhatItIs(root));
        return null;
    }

    public static bool IsNative(JsonValue root) =>
        root.Kind == JsonKind.Object && (WrappedRulesOf(root) ?? RulesOf(root) ?? GroupsOf(root)) is null
        && ((NativeMarks.Any(mark => root[mark] is { Kind: JsonKind.Object }) && !IsJsonSchema(root)) || NamesNativeSchema(root));

    private static JsonValue? WrappedRulesOf(JsonValue root) => root["data"]?["rules"] is { Kind: JsonKind.Array } rules ? rules : null;

    private static JsonValue? RulesOf(JsonValue root) => root["rules"] is { Kind: JsonKind.Array } rules ? rules : null;

    /// <summary>Rules by kind, as the Config API and RudderStack have them: under <c>rules</c>, or bare.</summary>
    public static JsonValue? GroupsOf(JsonValue root) =>
        root["rules"] is { Kind: JsonKind.Object } groups && (groups["events"] ?? groups["identify"] ?? groups["group"] ?? groups["global"]) is not null ? groups
            : root["rules"] is null && root["events"] is { Kind: JsonKind.Array, Items.Count: > 0 } events && events.Items.All(HasRules) ? root : null;

    private static bool HasRules(JsonValue item) => item["rules"] is { Kind: JsonKind.Object };

    /// <summary>Of its keys a plan has <c>definitions</c> alone, which it shares with a schema.</summary>
    private static bool IsJsonSchema(JsonValue root) =>
        !NamesNativeSchema(root) && !NativeMarks.Any(mark => mark != "definitions" && root[mark] is { Kind: JsonKind.Object })
        && ((root["$schema"] is { Kind: JsonKind.String } schema && schema.Text.Contains("json-schema.org/"))
            || (root["type"] is { Kind: JsonKind.String or JsonKind.Array } && root["name"] is null)
            || SchemaMarks.Any(mark => root[mark] is not null));

    private static bool IsRule(JsonValue item) => item["jsonSchema"] is not null;

    private static bool NamesNativeSchema(JsonValue root) =>
        root["$schema"] is { Kind: JsonKind.String } schema && schema.Text.EndsWith("tracking-plan.schema.json", StringComparison.Ordinal);

    private static string WhatItIs(JsonValue root)
    {
        if (root.Kind != JsonKind.Object)
            return $"This is {Words.Describe(root)} and no tracking plan";
        if (IsJsonSchema(root))
            return "This is a JSON Schema and no tracking plan; a plan says which event it is for (\"events\": { \"NAME\": { \"properties\": ... } })";
        if (root["events"] is { Kind: JsonKind.Array, Items.Count: > 0 })
            return "This is no tracking plan: a list of events is read when each is an object with \"name\" and \"rules\", as the Config API has it; a native plan has them by name (\"events\": { \"NAME\": ... })";
        foreach (var member in root.Members)
        {
            if (Words.Nearest(member.Name, NativeMarks) is { } meant)
                return $"This is no tracking plan: it has the key {Words.Quote(member.Name)}, but " +
                    (member.Name == meant ? $"that is {Words.Describe(member.Value)} and no object" : $"not \"{meant}\"");
        }

        return "This is no tracking plan: it has none of the keys of one";
    }
}
